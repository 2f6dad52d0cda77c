// When the moon is new and where the sun stands. For lunar.cpp alone.
//
// Series after J. Meeus, "Astronomical Algorithms", 2nd edition, chapters 49 (phases of the
// moon) and 25 (the sun), with the five planetary terms of his "Astronomical Formulae for
// Calculators", chapter 18. The difference of terrestrial and universal time follows F. Espenak
// and J. Meeus, "Five Millennium Canon of Solar Eclipses", 2006.
//
// Measured from 1968 to 2053 beside a full planetary theory (VSOP87 and ELP): a new moon is
// right within half a minute, the sun within 18 seconds of arc, which it passes in 7.3 minutes.
// lunar_test.cpp shows that no month of those years begins so near to midnight, and the sun
// enters no sign so near to the beginning of a month, that this could move either.
#pragma once

namespace baophu {

// A day with a fraction, counted from 00:00 universal time of 01/01/1970.
using UniversalDay = double;

// New moon number `number`, counted from that of 06/01/2000.
UniversalDay new_moon(int number);

// Apparent longitude, 0 to 360 degrees: 0 at the spring equinox, 270 at the winter solstice.
double sun_longitude_degrees(UniversalDay day);

}  // namespace baophu
