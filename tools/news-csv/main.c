/* SPDX-License-Identifier: MIT */
#include "decode.h"
#include "export.h"
#include "news/filter.h"

enum { EXCEL_ROWS = 1048575 }; /* behind the header */

static bool tsv, no_header, header_only, crlf, raw, excel, decode;
static const char *fields, *join = "; ", *delimiter;
static struct export sheet = { .names = true, .rows = true };

static const struct option_row options[] = {
	{ 'f', "fields", "LIST", "show these fields: a,b.c,d[0],name=path", OPTION_TEXT, &fields },
	{ 'a', "all", NULL, "show every field that a record of its kind may have", OPTION_FLAG, &sheet.all },
	{ 'k', "kind", "KIND", "show the columns of KIND, not of the first record", OPTION_TEXT, &sheet.kind },
	{ 't', "tsv", NULL, "part cells by tabs, with \\t \\n \\r \\\\ inside them", OPTION_FLAG, &tsv },
	{ 'd', "delimiter", "CHAR", "part cells by CHAR instead of a comma, or by a tab", OPTION_TEXT, &delimiter },
	{ 'j', "join", "TEXT", "put TEXT between the elements of a list (\"; \")", OPTION_TEXT, &join },
	{ 'o', "output", "NAME", "write into the file NAME", OPTION_FILE, &sheet.book.output },
	{ 0, "rows", "COUNT", "go on in NAME-2 and so on after COUNT rows each", OPTION_COUNT, &sheet.book.limit },
	{ 0, "no-header", NULL, "leave the line of names out", OPTION_FLAG, &no_header },
	{ 0, "header-only", NULL, "write the line of names and no more", OPTION_FLAG, &header_only },
	{ 0, "crlf", NULL, "end lines with CR LF", OPTION_FLAG, &crlf },
	{ 0, "raw", NULL, "do not guard text that looks like a formula", OPTION_FLAG, &raw },
	{ 'x', "excel", NULL, "write what Excel opens right", OPTION_FLAG, &excel },
	{ 'T', "table", NULL, "print a table for the eye", OPTION_FLAG, &sheet.table },
	{ 'D', "decode", NULL, "turn such a sheet back into records", OPTION_FLAG, &decode },
	{ 0 }
};

static const char *
check_options(void)
{
	if (sheet.table + decode + header_only > 1 || (no_header && header_only))
		return "--table, --decode, --header-only and --no-header exclude each other";
	if (tsv && (excel || delimiter))
		return "--tsv goes with neither --excel nor --delimiter";
	if (fields && (sheet.all || sheet.kind))
		return "--fields goes with neither --all nor --kind";
	if (sheet.book.limit && (!sheet.book.output || decode))
		return "--rows needs --output, and rows";
	if (!*join)
		return "--join takes at least one character";
	if (delimiter && !strcmp(delimiter, "tab"))
		delimiter = "\t";
	if (delimiter && (strlen(delimiter) != 1 || strchr("\"\r\n", *delimiter) || (unsigned char)*delimiter > 126))
		return "--delimiter takes one ASCII character other than a quote mark, or the word tab";
	return NULL;
}

static const char *
start(void)
{
	struct row_rules *rules = &sheet.rules;
	const char *wrong = check_options();

	rules->tsv = tsv;
	rules->delimiter = tsv ? '\t' : delimiter ? *delimiter : ',';
	rules->crlf = crlf || excel;
	rules->cell = (struct cell_rules){ .join = text_of(join), .guard = !raw && !sheet.table, .excel = excel };
	sheet.mark = excel && !sheet.table;
	sheet.names = !no_header;
	sheet.rows = !header_only;
	if (excel && !sheet.book.limit)
		sheet.book.limit = EXCEL_ROWS;
	if (sheet.book.output)
		sandbox_allow_directory_of(sheet.book.output);
	if (!wrong && fields)
		wrong = columns_parse(&rules->columns, text_of(fields));
	return wrong ? wrong : export_start(&sheet);
}

static const char *
map(struct record *r, struct sink *out)
{
	if (!decode)
		return export_record(&sheet, r, out);
	book_begin(&sheet.book, out);
	sink_put(out, r);
	return NULL;
}

static void
feed(struct source *in)
{
	if (decode)
		decode_feed(in, &sheet.rules, sheet.kind);
	else if (sheet.rows || !export_is_settled(&sheet))
		filter_lines(in);
}

static void
finish(struct sink *out)
{
	if (decode)
		book_begin(&sheet.book, out);
	else
		export_end(&sheet, out);
}

int
main(int argc, char **argv)
{
	static const struct filter csv = {
		.name = "news-csv", .summary = "write records as CSV that spreadsheets open right",
		.options = options, .start = start, .map = map, .feed = feed, .finish = finish,
	};
	return filter_main(&csv, argc, argv);
}
