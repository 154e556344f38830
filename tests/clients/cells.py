# SPDX-License-Identifier: MIT
"""Several hundred cells that sheets and their readers stumble over, as records {"id", "cell", "after"}."""
import json
import sys

starters = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
payloads = ['1+1', '2*3', 'SUM(A1:A9)', 'HYPERLINK("http://example.org","click")', "cmd|' /C calc'!A0",
            'WEBSERVICE("http://example.org")', '"x"', '1', 'a', '']
before = ['', ' ', '  ', '\t', '\n', '\r\n', '\r', '\u00a0', '\u200b', '\ufeff', '\u3000', '\u202e', '\u2060', "'", "''", '"', '""', ',', ';']
formulas = [b + s + p for s in starters for p in payloads for b in ['']]
formulas += [b + s + p for s in starters for p in payloads[:2] for b in before[1:]]
formulas += ['=cmd|\'/C calc\'!A0', '=1+1\n=2', 'x\n=1+1', 'x\t=1+1', 'x,=1+1', 'x;=1+1', '"=1+1"', '%=1+1', '|=1', '!A1', '#REF!', '{=1+1}', '(1+1)',
             '=\u00a01', '= 1', '==1', '--1', '++1', '@@', '=-1', '-=1', '-', '+', '=', '@', '−1', '＝', '§=1', '1=1', 'a=1', '\'', '\'\'', '\'=', '\'a', '\'1']

quotes = ['"', '""', '"""', 'a"b', 'a""b', '"a"', '"a', 'a"', '","', '"\n"', '",\n"', '";"', '"\t"', ' "a"', '"a" ', '“a”', '«a»', "'a'", '`a`', '\\"', '\\', '\\\\', '\\"a\\"', '"\\', '\\,']
parts = [',', ';', '\t', '|', ':', ',,', ', ', ' ,', 'a,b', 'a;b', 'a\tb', 'a|b', ',a', 'a,', ';a', '\ta', 'a\t']
lines = ['a\nb', 'a\r\nb', 'a\rb', '\na', 'a\n', '\r\na', 'a\r\n', '\ra', 'a\r', '\n', '\r\n', '\r', '\n\n', 'a\n\nb', 'a\n\n\nb', 'a\r\n\r\nb', 'a\n\rb', 'a\u2028b', 'a\u2029b',
         'a\x85b', 'a\x0bb', 'a\x0cb', '"\n', '\n"', ',\n,', 'a\n"b"\nc']
spaces = [' ', '  ', ' a', 'a ', ' a ', '  a  ', '\ta\t', '\u00a0', '\u00a0a\u00a0', '\u2003a', '\u3000a', 'a  b', 'a\u200bb', '\ufeffa', 'a\ufeff', '\u00ada', 'a\u00adb']
numbers = ['0', '00', '007', '00123', '123', '1234567890', '12345678901', '123456789012345', '1234567890123456', '12345678901234567890',
           '123456789012345678901234567890', '1.0', '1.10', '0.10', '.5', '5.', '1.', '1e5', '1E5', '12E34', '1e400', '1E-400', '0x1F', '0b1', '1_000', '1,000', '1.000',
           '1.000,00', '1 000', '1\u00a0000', '١٢٣', '１２３', '²', '½', '1/2', '3-4', '1:2', '50%', '$5', '€5', '5 €', '(5)', '1e', 'e1', '1e+', '9007199254740993', '0.1234567890123456789',
           'Infinity', 'inf', 'NaN', 'nan', '1d5', '1f', '1L', '5e0', '00e0']
days = ['2025-05-03', '2025-05', '2025', '05/03/2025', '3.5.2025', '3 May 2025', 'May 3, 2025', 'MAR1', 'SEPT2', 'OCT-4', '1-2', '10:30', '10:30:00', '24:00', '2025-05-03T10:15:00Z',
        '2025-W19', '1900-02-29', '0000-00-00', '1899-12-31', '99/99/99', 'Dec-25', '12/25', "'99", 'Q1 2025']
words = ['TRUE', 'FALSE', 'true', 'false', 'yes', 'no', 'NULL', 'null', 'None', 'NA', 'N/A', '#N/A', 'n/a', '\\N', 'undefined', '-', '--', '---', '.', '..', '*', '?', '~', '#', '##', '%', '&', '$', '!',
         'ID', 'SYLK', 'sep=;', 'sep=,', 'id', 'cell', 'EOF', '\\.', '.import', 'rem', '//', '/* */', '-- x']
marks = ['<b>a</b>', '<table><tr><td>1', '&amp;', '&#61;1+1', '&lt;', '{"a":1}', '[1,2]', '[]', '{}', '{', '[', '[a]', '"{}"', "{'a': 1}", '%s', '%00', '${x}', '$(x)', '`x`', '#{x}', '{{x}}', '\\n', '\\r\\n', '\\t', '\\u0041', '\\x41',
         "'; DROP TABLE t; --", '" OR 1=1', 'a&b=c', 'http://example.org/?a=1&b=%20"x"', 'mailto:a@b.example', 'C:\\a\\b', '\\\\host\\share', '../../etc', '| ls', '; ls', '> x', '<!--', ']]>', '<![CDATA[x]]>', '<?xml?>']
scripts = ['é', 'e\u0301', 'ß', 'ÅÅ', 'Żółć', 'Ελλάδα', 'Привет', '日本語', '한국어', '한국어', '中文,中文', 'ไทย', 'हिन्दी', 'עברית', 'שָׁלוֹם', 'العربية', 'مُحَمَّد', 'abc עברית 123', '\u202bאבג\u202c', '\u2067אבג\u2069', '\u200fא',
           '😀', '👍🏽', '👩‍👩‍👧‍👦', '🇩🇪', '🏳️‍🌈', '❤️', '☺', '1️⃣', '𝒳', '𠀋', '𐍈', 'a\u0300\u0301\u0302\u0303', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A', '\u0301', 'İ', 'ı', 'ﬁ', 'Ⅷ', '™', '�', '\ue000', '\u034f', '\u180e', '\ufe0f', 'Ａ', 'ｱ']
controls = [c for n in list(range(1, 32)) + [127] + list(range(0x80, 0xa0)) for c in ['a' + chr(n) + 'b']] + ['\x1b[31mred', '\x01', '\x08', '\x1a', 'a\x1a']
long = ['x' * 255, 'x' * 256, 'x' * 1024, 'x' * 8192, 'x' * 32766, 'é' * 16384, '😀' * 8192, 'a,"b"\n' * 5000, ('word ' * 6553).strip()]
fields = ['1,2', '"1","2"', 'a,b\nc,d', 'id,cell,after', '"id","cell"\n"1"', 'x\n"y","z"\n', '\n,\n,\n', '"""', '""""', ',"', '",', '""",', ',"""']

groups = dict(formula=formulas, quote=quotes, part=parts, line=lines, space=spaces, number=numbers, day=days, word=words, mark=marks, script=scripts,
              control=controls, long=long, field=fields)
seen = set()
for group, cells in groups.items():
    for cell in cells:
        if cell and cell not in seen:
            seen.add(cell)
            json.dump({'id': '%s.%d' % (group, len(seen)), 'cell': cell, 'after': 'x'}, sys.stdout, ensure_ascii=False)
            sys.stdout.write('\n')
