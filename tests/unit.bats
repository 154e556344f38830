# SPDX-License-Identifier: MIT
# The unit tests in C, each a program that prints nothing and returns 0 when all is well.
load helper

@test "unit tests" {
	failed=0
	for unit in "$BUILD"/tests/unit/*; do
		[ -x "$unit" ] && [ -f "$unit" ] || continue
		"$unit" || { echo "failed: $(basename "$unit")"; failed=1; }
	done
	[ "$failed" -eq 0 ]
}
