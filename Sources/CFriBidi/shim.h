#pragma once
#include <fribidi.h>

// Types under names that Swift sees: it does not import the macros, which are sums of masks.
static const FriBidiParType fribidi_par_ltr = FRIBIDI_PAR_LTR;
static const FriBidiParType fribidi_par_rtl = FRIBIDI_PAR_RTL;
static const FriBidiParType fribidi_par_on = FRIBIDI_PAR_ON;
static const FriBidiCharType fribidi_type_ws = FRIBIDI_TYPE_WS;
