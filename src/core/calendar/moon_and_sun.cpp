#include "core/calendar/moon_and_sun.h"

#include <array>
#include <cmath>
#include <numbers>

namespace baophu {
namespace {

constexpr double julian_day_1970 = 2440587.5;
constexpr double julian_day_2000 = 2451545.0;
constexpr double days_of_century = 36525;
constexpr double seconds_of_day = 86400;

double sine(double degrees) {
    return std::sin(std::fmod(degrees, 360.0) * std::numbers::pi / 180);
}

// Terrestrial less universal time. Beyond 2005 the formula is a forecast; by 2050 it may be
// some 20 seconds too much.
double clock_difference_days(UniversalDay day) {
    const double years = 1970 + day / 365.2425;
    const double t = years - (years < 1986 ? 1975 : 2000);
    const double seconds =
        years < 1986 ? 45.45 + t * (1.067 - t / 260 - t * t / 718)
        : years < 2005
            ? 63.86 + t * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))))
            : 62.92 + t * (0.32217 + t * 0.005589);
    return seconds / seconds_of_day;
}

// One periodic term: an amplitude, how often the sun's eccentricity enters, and the multiples
// of the sun's anomaly, the moon's anomaly and the moon's argument of latitude.
struct MoonTerm {
    double days;
    int eccentricity;
    int sun;
    int moon;
    int latitude;
};
constexpr std::array<MoonTerm, 24> moon_terms{
    {{-0.40720, 0, 0, 1, 0}, {0.17241, 1, 1, 0, 0},    {0.01608, 0, 0, 2, 0},  {0.01039, 0, 0, 0, 2},
     {0.00739, 1, -1, 1, 0}, {-0.00514, 1, 1, 1, 0},   {0.00208, 2, 2, 0, 0},  {-0.00111, 0, 0, 1, -2},
     {-0.00057, 0, 0, 1, 2}, {0.00056, 1, 1, 2, 0},    {-0.00042, 0, 0, 3, 0}, {0.00042, 1, 1, 0, 2},
     {0.00038, 1, 1, 0, -2}, {-0.00024, 1, -1, 2, 0},  {-0.00007, 0, 2, 1, 0}, {0.00004, 0, 0, 2, -2},
     {0.00004, 0, 3, 0, 0},  {0.00003, 0, 1, 1, -2},   {0.00003, 0, 0, 2, 2},  {-0.00003, 0, 1, 1, 2},
     {0.00003, 0, -1, 1, 2}, {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0}}};

// What the planets add: an amplitude, and an angle that grows with the number of the moon.
struct PlanetTerm {
    double days;
    double begin_degrees;
    double step_degrees;
};
constexpr std::array<PlanetTerm, 14> planet_terms{{{0.000325, 299.77, 0.107408},
                                                   {0.000165, 251.88, 0.016321},
                                                   {0.000164, 251.83, 26.651886},
                                                   {0.000126, 349.42, 36.412478},
                                                   {0.000110, 84.66, 18.206239},
                                                   {0.000062, 141.74, 53.303771},
                                                   {0.000060, 207.14, 2.453732},
                                                   {0.000056, 154.84, 7.306860},
                                                   {0.000047, 34.52, 27.261239},
                                                   {0.000042, 207.19, 0.121824},
                                                   {0.000040, 291.34, 1.844379},
                                                   {0.000037, 161.72, 24.198154},
                                                   {0.000035, 239.56, 25.513099},
                                                   {0.000023, 331.55, 3.592518}}};

double moon_correction(double k, double t) {
    const double eccentricity = 1 - t * (0.002516 + t * 0.0000074);
    const double sun = 2.5534 + 29.10535670 * k - t * t * 0.0000014;
    const double moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * 0.00001238);
    const double latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * 0.00000227);
    const double node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215);
    double days = -0.00017 * sine(node);
    for (const MoonTerm& term : moon_terms) {
        days += term.days * std::pow(eccentricity, term.eccentricity) *
                sine(term.sun * sun + term.moon * moon + term.latitude * latitude);
    }
    for (const PlanetTerm& term : planet_terms) {
        const double bend = &term == planet_terms.data() ? t * t * 0.009173 : 0;
        days += term.days * sine(term.begin_degrees + term.step_degrees * k - bend);
    }
    return days;
}

// What Venus (two), Jupiter, the moon and a long wave add to the sun's longitude; angles from
// 1900.
double planets_on_sun_degrees(double t) {
    const double t1900 = t + 1;
    return 0.00134 * sine(153.23 + 22518.7541 * t1900 + 90) +
           0.00154 * sine(216.57 + 45037.5082 * t1900 + 90) +
           0.00200 * sine(312.69 + 32964.3577 * t1900 + 90) +
           0.00179 * sine(350.74 + 445267.1142 * t1900 - 0.00144 * t1900 * t1900) +
           0.00178 * sine(231.19 + 20.20 * t1900);
}

}  // namespace

UniversalDay new_moon(int number) {
    const double k = number;
    const double t = k / 1236.85;
    const double mean = 2451550.09766 + 29.530588861 * k + t * t * (0.00015437 - t * 0.000000150);
    const double day = mean + moon_correction(k, t) - julian_day_1970;
    return day - clock_difference_days(day);
}

double sun_longitude_degrees(UniversalDay day) {
    const double terrestrial = day + julian_day_1970 + clock_difference_days(day);
    const double t = (terrestrial - julian_day_2000) / days_of_century;
    const double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
    const double anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
    const double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly) +
                          (0.019993 - t * 0.000101) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly);
    const double aberration_and_nutation = -0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
    const double longitude =
        std::fmod(mean + centre + planets_on_sun_degrees(t) + aberration_and_nutation, 360.0);
    return longitude < 0 ? longitude + 360 : longitude;
}

}  // namespace baophu
