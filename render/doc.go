// Package render turns a report into the files of the site.
//
// In go an indicator.Report, the templates, the messages and what the other renderers made (the
// appendix); out come files, handed one by one to put in an order that never changes: pages in every
// language of the report, the assets named by their content, CSV tables, results.json. The package
// refuses to know the disk, the clock and the exports; it judges nothing and words no verdict. It computes no
// statistic either, with one exception: the report holds no quartiles, so the boxes of a box plot are
// taken from the records by render/chart.
//
// The steps:
//
//  1. newSite parses the templates and names the assets by their content.
//  2. For each language, each kind of page in the table pages lists its sheets: a path, a title and a
//     view, which is the page's content as plain strings, tables and charts.
//  3. The sheets are written by the templates, several at a time, and put in order.
//
// The first language stands at the root, the others in a folder of their name. All links are relative,
// so that the site works from a folder on disk and under any address; those of 404.html are absolute
// where the address is known, since a server shows it at any depth.
package render
