#include "doc/pdf_fonts.h"

#include "doc/format.h"

#include <fontconfig/fontconfig.h>

/* All scalable fonts are turned away but the named ones. The machine's own rules (preferred families, slanting and
 * emboldening what has no italics or bold) are left out on purpose: they differ from one machine to the next. */
#define FAMILY(name) "<pattern><patelt name=\"family\"><string>" name "</string></patelt></pattern>"
static const char configuration[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "<selectfont><rejectfont><pattern><patelt name=\"scalable\"><bool>true</bool></patelt></pattern>"
    "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern></rejectfont>"
    "<acceptfont>" FAMILY("Liberation Serif") FAMILY("Noto Naskh Arabic") FAMILY("Noto Serif CJK SC")
        FAMILY("Droid Sans Fallback") "</acceptfont></selectfont></fontconfig>";

struct _FcConfig *pdf_fonts_config(GError **error)
{
    FcConfig *config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)configuration, FcTrue);
    FcConfigBuildFonts(config);
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
    if (fonts == NULL || fonts->nfont == 0) {
        FcConfigDestroy(config);
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITING,
                            "no font to print with: Liberation Serif is expected below /usr/share/fonts, "
                            "Noto Naskh Arabic for Arabic, Noto Serif CJK SC or Droid Sans Fallback for Chinese");
        return NULL;
    }
    return config;
}
