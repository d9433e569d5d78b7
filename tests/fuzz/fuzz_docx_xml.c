/* Any bytes as the text of a Word document, in an archive that is made around them: what a fuzzer would have to get
 * through compression and checksums to reach. Styles, lists and notes are always the same. */
#include "doc/zip.h"
#include "docx_target.h"
#include "fuzz.h"

#include <string.h>

#define SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define KIND "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static const struct {
    const char *name;
    const char *content;
} parts[] = {
    { "_rels/.rels", RELATIONS "<Relationship Id=\"r1\" Type=\"" KIND "officeDocument\" Target=\"word/document.xml\"/>"
                               "<Relationship Id=\"r2\" Type=\"" KIND "custom-properties\" Target=\"custom.xml\"/>"
                               "</Relationships>" },
    { "custom.xml", "<Properties><property name=\"Placard line 1\"><v>10 a.m. (Hall)</v></property>"
                    "<property name=\"Placard line 2\"><v>-</v></property>"
                    "<property name=\"Placard line 3\"><v>\\item[5]{Words}{from} (continued)²</v></property>"
                    "<property name=\"Placard line 4\"><v>\\note[-1]{A note}</v></property>"
                    "<property name=\"Placard notes\"><v>2 * 1</v></property>"
                    "<property name=\"Placard zone\"><v>\\zone{Asia/Tokyo}</v></property></Properties>" },
    { "word/_rels/document.xml.rels",
      RELATIONS "<Relationship Id=\"r1\" Type=\"" KIND "styles\" Target=\"styles.xml\"/>"
                "<Relationship Id=\"r2\" Type=\"" KIND "numbering\" Target=\"numbering.xml\"/>"
                "<Relationship Id=\"r3\" Type=\"" KIND "footnotes\" Target=\"footnotes.xml\"/>"
                "<Relationship Id=\"r4\" Type=\"" KIND "hyperlink\" Target=\"https://un.example/\" "
                "TargetMode=\"External\"/></Relationships>" },
    { "word/styles.xml",
      "<w:styles " SPACE "><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"D\"><w:name w:val=\"Placard heading day\"/><w:basedOn w:val=\"H\"/>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Placard text front\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"N\"><w:name w:val=\"mark\"/><w:rPr><w:vertAlign "
      "w:val=\"superscript\"/></w:rPr></w:style></w:styles>" },
    { "word/numbering.xml",
      "<w:numbering " SPACE "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum><w:abstractNum "
      "w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText "
      "w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText "
      "w:val=\"%1 (%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>" },
    { "word/footnotes.xml",
      "<w:footnotes " SPACE "><w:footnote w:id=\"2\"><w:p><w:r><w:t>Two</w:t></w:r></w:p><w:p><w:r><w:t>more</w:t>"
      "</w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>Three</w:t></w:r></w:p></w:footnote>"
      "</w:footnotes>" },
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ZipPart archive[G_N_ELEMENTS(parts) + 1];
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        archive[i] = (ZipPart){ parts[i].name, g_bytes_new_static(parts[i].content, strlen(parts[i].content)) };
    }
    archive[G_N_ELEMENTS(parts)] = (ZipPart){ "word/document.xml", g_bytes_new(data, size) };
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = zip_write(archive, G_N_ELEMENTS(archive), &error);
    g_assert_no_error(error);
    docx_target_read(bytes);
    for (size_t i = 0; i < G_N_ELEMENTS(archive); i++) {
        g_bytes_unref(archive[i].content);
    }
    return 0;
}
