#include "FontData.h"

// A file is looked for where -Xcc --embed-dir=DIRECTORY points first, then where Debian, Fedora,
// Arch and Homebrew install it.

#if __has_embed(<Inter-Regular.otf>)
#define INTER_REGULAR <Inter-Regular.otf>
#elif __has_embed("/usr/share/fonts/opentype/inter/Inter-Regular.otf")
#define INTER_REGULAR "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter-fonts/Inter-Regular.otf")
#define INTER_REGULAR "/usr/share/fonts/rsms-inter-fonts/Inter-Regular.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter/Inter-Regular.otf")
#define INTER_REGULAR "/usr/share/fonts/rsms-inter/Inter-Regular.otf"
#elif __has_embed("/usr/share/fonts/inter/Inter-Regular.otf")
#define INTER_REGULAR "/usr/share/fonts/inter/Inter-Regular.otf"
#elif __has_embed("/usr/share/fonts/OTF/Inter-Regular.otf")
#define INTER_REGULAR "/usr/share/fonts/OTF/Inter-Regular.otf"
#elif __has_embed("/usr/local/share/fonts/Inter-Regular.otf")
#define INTER_REGULAR "/usr/local/share/fonts/Inter-Regular.otf"
#elif __has_embed("/Library/Fonts/Inter-Regular.otf")
#define INTER_REGULAR "/Library/Fonts/Inter-Regular.otf"
#else
#error "Inter-Regular.otf is not installed: apt install fonts-inter (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define INTER_REGULAR "FontData.c"
#endif

static const unsigned char interRegular[] = {
#embed INTER_REGULAR
};

struct NablaFontBytes nabla_font_inter_regular(void) {
  return (struct NablaFontBytes){interRegular, sizeof interRegular};
}

#if __has_embed(<Inter-SemiBold.otf>)
#define INTER_SEMIBOLD <Inter-SemiBold.otf>
#elif __has_embed("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter-fonts/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/share/fonts/rsms-inter-fonts/Inter-SemiBold.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/share/fonts/rsms-inter/Inter-SemiBold.otf"
#elif __has_embed("/usr/share/fonts/inter/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/share/fonts/inter/Inter-SemiBold.otf"
#elif __has_embed("/usr/share/fonts/OTF/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/share/fonts/OTF/Inter-SemiBold.otf"
#elif __has_embed("/usr/local/share/fonts/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/usr/local/share/fonts/Inter-SemiBold.otf"
#elif __has_embed("/Library/Fonts/Inter-SemiBold.otf")
#define INTER_SEMIBOLD "/Library/Fonts/Inter-SemiBold.otf"
#else
#error "Inter-SemiBold.otf is not installed: apt install fonts-inter (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define INTER_SEMIBOLD "FontData.c"
#endif

static const unsigned char interSemiBold[] = {
#embed INTER_SEMIBOLD
};

struct NablaFontBytes nabla_font_inter_semibold(void) {
  return (struct NablaFontBytes){interSemiBold, sizeof interSemiBold};
}

#if __has_embed(<Inter-Italic.otf>)
#define INTER_ITALIC <Inter-Italic.otf>
#elif __has_embed("/usr/share/fonts/opentype/inter/Inter-Italic.otf")
#define INTER_ITALIC "/usr/share/fonts/opentype/inter/Inter-Italic.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter-fonts/Inter-Italic.otf")
#define INTER_ITALIC "/usr/share/fonts/rsms-inter-fonts/Inter-Italic.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter/Inter-Italic.otf")
#define INTER_ITALIC "/usr/share/fonts/rsms-inter/Inter-Italic.otf"
#elif __has_embed("/usr/share/fonts/inter/Inter-Italic.otf")
#define INTER_ITALIC "/usr/share/fonts/inter/Inter-Italic.otf"
#elif __has_embed("/usr/share/fonts/OTF/Inter-Italic.otf")
#define INTER_ITALIC "/usr/share/fonts/OTF/Inter-Italic.otf"
#elif __has_embed("/usr/local/share/fonts/Inter-Italic.otf")
#define INTER_ITALIC "/usr/local/share/fonts/Inter-Italic.otf"
#elif __has_embed("/Library/Fonts/Inter-Italic.otf")
#define INTER_ITALIC "/Library/Fonts/Inter-Italic.otf"
#else
#error "Inter-Italic.otf is not installed: apt install fonts-inter (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define INTER_ITALIC "FontData.c"
#endif

static const unsigned char interItalic[] = {
#embed INTER_ITALIC
};

struct NablaFontBytes nabla_font_inter_italic(void) {
  return (struct NablaFontBytes){interItalic, sizeof interItalic};
}

#if __has_embed(<Inter-SemiBoldItalic.otf>)
#define INTER_SEMIBOLD_ITALIC <Inter-SemiBoldItalic.otf>
#elif __has_embed("/usr/share/fonts/opentype/inter/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/share/fonts/opentype/inter/Inter-SemiBoldItalic.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter-fonts/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/share/fonts/rsms-inter-fonts/Inter-SemiBoldItalic.otf"
#elif __has_embed("/usr/share/fonts/rsms-inter/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/share/fonts/rsms-inter/Inter-SemiBoldItalic.otf"
#elif __has_embed("/usr/share/fonts/inter/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/share/fonts/inter/Inter-SemiBoldItalic.otf"
#elif __has_embed("/usr/share/fonts/OTF/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/share/fonts/OTF/Inter-SemiBoldItalic.otf"
#elif __has_embed("/usr/local/share/fonts/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/usr/local/share/fonts/Inter-SemiBoldItalic.otf"
#elif __has_embed("/Library/Fonts/Inter-SemiBoldItalic.otf")
#define INTER_SEMIBOLD_ITALIC "/Library/Fonts/Inter-SemiBoldItalic.otf"
#else
#error "Inter-SemiBoldItalic.otf is not installed: apt install fonts-inter (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define INTER_SEMIBOLD_ITALIC "FontData.c"
#endif

static const unsigned char interSemiBoldItalic[] = {
#embed INTER_SEMIBOLD_ITALIC
};

struct NablaFontBytes nabla_font_inter_semibold_italic(void) {
  return (struct NablaFontBytes){interSemiBoldItalic, sizeof interSemiBoldItalic};
}

#if __has_embed(<DejaVuSans.ttf>)
#define DEJAVU_SANS <DejaVuSans.ttf>
#elif __has_embed("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
#define DEJAVU_SANS "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
#elif __has_embed("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf")
#define DEJAVU_SANS "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"
#elif __has_embed("/usr/share/fonts/dejavu/DejaVuSans.ttf")
#define DEJAVU_SANS "/usr/share/fonts/dejavu/DejaVuSans.ttf"
#elif __has_embed("/usr/share/fonts/TTF/DejaVuSans.ttf")
#define DEJAVU_SANS "/usr/share/fonts/TTF/DejaVuSans.ttf"
#elif __has_embed("/usr/local/share/fonts/DejaVuSans.ttf")
#define DEJAVU_SANS "/usr/local/share/fonts/DejaVuSans.ttf"
#elif __has_embed("/Library/Fonts/DejaVuSans.ttf")
#define DEJAVU_SANS "/Library/Fonts/DejaVuSans.ttf"
#else
#error "DejaVuSans.ttf is not installed: apt install fonts-dejavu-core (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define DEJAVU_SANS "FontData.c"
#endif

static const unsigned char dejaVuSans[] = {
#embed DEJAVU_SANS
};

struct NablaFontBytes nabla_font_dejavu_sans(void) {
  return (struct NablaFontBytes){dejaVuSans, sizeof dejaVuSans};
}

#if __has_embed(<texgyrepagella-math.otf>)
#define PAGELLA_MATH <texgyrepagella-math.otf>
#elif __has_embed("/usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
#elif __has_embed("/usr/share/fonts/opentype/tex-gyre-math/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/share/fonts/opentype/tex-gyre-math/texgyrepagella-math.otf"
#elif __has_embed("/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
#elif __has_embed("/usr/share/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/share/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
#elif __has_embed("/usr/share/fonts/OTF/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/share/fonts/OTF/texgyrepagella-math.otf"
#elif __has_embed("/opt/homebrew/texlive/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf")
#define PAGELLA_MATH "/opt/homebrew/texlive/texmf-dist/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
#elif __has_embed("/usr/local/share/fonts/texgyrepagella-math.otf")
#define PAGELLA_MATH "/usr/local/share/fonts/texgyrepagella-math.otf"
#elif __has_embed("/Library/Fonts/texgyrepagella-math.otf")
#define PAGELLA_MATH "/Library/Fonts/texgyrepagella-math.otf"
#else
#error "texgyrepagella-math.otf is not installed: apt install fonts-texgyre-math (or run scripts/setup), or build with -Xcc --embed-dir=DIRECTORY naming its folder"
#define PAGELLA_MATH "FontData.c"
#endif

static const unsigned char pagellaMath[] = {
#embed PAGELLA_MATH
};

struct NablaFontBytes nabla_font_pagella_math(void) {
  return (struct NablaFontBytes){pagellaMath, sizeof pagellaMath};
}
