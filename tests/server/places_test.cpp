// Every role of a place, with a commune, a district and none; what is told there, and what elsewhere.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"
#include "edge/rights/policy.h"
#include "edge/store/grants.h"
#include "edge/store/personal_readings.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

// Of district 731: five residents of Trảng Dài (25993) and two of Hóa An (26068). All of them may join
// voluntarily.
std::string household_books() {
    std::string list = "Họ và tên,Ngày sinh,Giới tính,Số CMND/CCCD,Mã hộ,Xã/Phường,Tình trạng việc làm\r\n";
    const auto add = [&](const char* name, const char* number, const char* commune) {
        list += std::string(name) + ",01/02/1980,Nam," + number + ",H1," + commune + ",Nông dân\r\n";
    };
    add("Lê Văn Một", "270000001", "25993");
    add("Lê Văn Hai", "270000002", "25993");
    add("Lê Văn Ba", "270000003", "25993");
    add("Lê Văn Tư", "270000004", "25993");
    add("Lê Văn Năm", "270000005", "25993");
    add("Trần Thị Sáu", "270000006", "26068");
    add("Trần Thị Bảy", "270000007", "26068");
    return list;
}

// Of the employer in 731: two are on sick leave, one on maternity leave, and one on unpaid leave.
std::string october_list() {
    std::string list(workspace::si_header);
    list.insert(list.find("\r\n"), ",Phương án");
    const auto add = [&](const char* si_number, const char* name, const char* number, const char* movement) {
        std::string row = workspace::si_row("10/2018", si_number, name, number);
        list += row.insert(row.find("\r\n"), std::string(",") + movement);
    };
    add("7512345701", "Phạm Thị Tám", "270000008", "OF");
    add("7512345702", "Phạm Thị Chín", "270000009", "OF");
    add("7512345703", "Phạm Thị Mười", "270000010", "TS");
    add("7512345704", "Phạm Văn Một", "270000011", "KL");
    return list;
}

// Office and run with prospects, and with lawful reasons.
class WithProspects : public House {
public:
    explicit WithProspects(store::Instant now) : House(now) {
        writing().take_at("2018-11-10T00:00:00Z", "bhxh 10.csv", october_list());
        writing().take("hộ.csv", household_books(),
                       {.sender = "unit-731", .dataset = "residents", .period = "2018"});
        workspace::make_run(writing().workspace, *writing().lock, writing().store,
                            {.month = Month::of(2018, 12), .as_known_on = {}}, writing().progress,
                            writing().cancel);
    }
};

// In the spring after the month of the run, when its communes are still what they were.
House& house() {
    static WithProspects shared(*store::instant_of("2019-04-15T03:00:00Z"));
    return shared;
}

Answer ask(const std::string& target, Role role, const std::string& place) {
    return house().ask(Method::get, target, &house().person(role, agency_of(role), place));
}

const std::string prospects = "/api/coverage/persons?scheme=voluntary&purpose=voluntary-outreach";

std::set<std::string> names(const Answer& answer) {
    std::set<std::string> found;
    const json::object told = object_of(answer);
    if (!told.contains("persons")) return {code_of(answer)};
    for (const json::value& person : told.at("persons").as_array())
        found.emplace(person.at("full_name").as_string());
    EXPECT_EQ(std::ssize(found), told.at("count").as_int64());
    return found;
}

const std::set<std::string> of_hoa_an{"Trần Thị Sáu", "Trần Thị Bảy"};

TEST(Places, RIG8_ACommuneSeesItsOwnProspectsAndOnlyThose) {
    for (const Role role : {Role::commune_officer, Role::collection_agent}) {
        EXPECT_EQ(names(ask(prospects, role, "26068")), of_hoa_an) << to_word(role);
        EXPECT_EQ(names(ask(prospects + "&unit=26068", role, "26068")), of_hoa_an);
        for (const char* elsewhere : {"25993", "731", "734"})
            EXPECT_EQ(code_of(ask(prospects + "&unit=" + elsewhere, role, "26068")), fault::place_outside)
                << elsewhere;
        EXPECT_EQ(names(ask(prospects, role, "25993")).size(), 5U);
        EXPECT_TRUE(names(ask(prospects, role, "26017")).empty()) << "nobody of Tam Hiệp is told";
    }
}

TEST(Places, PLC3_ADistrictWithItsCommunesIsOnePlace) {
    for (const Role role : {Role::commune_officer, Role::collection_agent}) {
        EXPECT_EQ(names(ask(prospects, role, "731")).size(), 7U) << to_word(role);
        EXPECT_EQ(names(ask(prospects + "&unit=731", role, "731")).size(), 7U);
        EXPECT_EQ(names(ask(prospects + "&unit=26068", role, "731")), of_hoa_an) << "lies in it";
        EXPECT_EQ(code_of(ask(prospects + "&unit=734", role, "731")), fault::place_outside);
    }
    const json::object session = object_of(ask("/api/session", Role::commune_officer, "731"));
    ASSERT_EQ(session.at("roles").as_array().size(), 1U);
    EXPECT_EQ(session.at("roles").at(0).at("territory").as_string(), "731") << "and not its first commune";
}

// A ward of 2025 is where people of several communes of 2018 were: he has all of them in one list.
TEST(Places, PLC3_OfSeveralPlacesTheListIsOne) {
    WithProspects later(*store::instant_of("2026-03-02T03:00:00Z"));
    const House::Person& officer = later.person(Role::commune_officer, "district", "26068");
    const auto asked = [&](const std::string& more) {
        return names(later.ask(Method::get, prospects + more, &officer));
    };
    EXPECT_EQ(asked(""), of_hoa_an) << "of all of his communes, and of no other";
    EXPECT_EQ(asked("&unit=26068"), of_hoa_an);
    EXPECT_EQ(asked("&unit=25993"), std::set<std::string>{std::string(fault::place_outside)});
    std::set<std::string> told;
    const json::object session = object_of(later.ask(Method::get, "/api/session", &officer));
    for (const json::value& role : session.at("roles").as_array())
        told.emplace(role.at("territory").as_string());
    EXPECT_TRUE(told.contains("26068"));
    EXPECT_GT(told.size(), 1U);
    const House::Person& of_district = later.person(Role::commune_officer, "district", "731");
    EXPECT_EQ(names(later.ask(Method::get, prospects + "&unit=26068", &of_district)), of_hoa_an)
        << "a district that is no more has the communes that it had";
    const json::object its_session = object_of(later.ask(Method::get, "/api/session", &of_district));
    ASSERT_EQ(its_session.at("roles").as_array().size(), 1U);
    EXPECT_EQ(its_session.at("roles").at(0).at("territory").as_string(), "731") << "and is one place still";
    EXPECT_EQ(names(later.ask(Method::get, prospects, &of_district)).size(), 7U);
}

// Somebody with a role in two districts, or in two communes.
TEST(Places, PLC3_OfTwoGrantsTheListsArePutTogether) {
    House& at = house();
    const auto of_two = [&](Role role, const std::string& one, const std::string& other) {
        const House::Person& person = at.person(role, agency_of(role), one, "two");
        const auto user = at.office().users.find_login(person.login);
        if (at.office().grants.of(user->id).size() == 1)
            at.office().grants.add({.user = user->id,
                                    .role = std::string(to_word(role)),
                                    .agency = agency_of(role),
                                    .territory = other,
                                    .purposes = {"gap-review", "voluntary-outreach"},
                                    .from = *Date::of(2018, 1, 1)},
                                   {.login = "test"});
        return person;
    };
    const auto asked = [&](const House::Person& person, const std::string& target) {
        return at.ask(Method::get, target, &person);
    };
    const House::Person agent = of_two(Role::collection_agent, "25993", "26068");
    EXPECT_EQ(names(asked(agent, prospects)).size(), 7U);
    EXPECT_EQ(names(asked(agent, prospects + "&unit=26068")), of_hoa_an);
    EXPECT_EQ(names(asked(agent, prospects + "&unit=731")),
              std::set<std::string>{std::string(fault::place_outside)});
    EXPECT_EQ(store::personal_readings(
                  at.office().database,
                  {.first = *Date::of(2018, 1, 1), .last = *Date::of(2030, 1, 1), .actor = agent.login}, 0, 9)
                  .back()
                  .actor.territory,
              "25993 26068");

    const House::Person collector = of_two(Role::si_collector, "731", "734");
    const std::string missing = "/api/coverage/persons?scheme=compulsory&purpose=gap-review";
    EXPECT_EQ(names(asked(collector, missing)), names(ask(missing, Role::si_analyst, "")))
        << "731 and 734 are all that there is";
    const std::string heads = "/api/coverage/gap?scheme=compulsory&by=employer";
    const auto lines = [](const Answer& answer) {
        std::set<std::string> keys;
        const json::object told = object_of(answer);
        for (const json::value& line : told.at("lines").as_array())
            keys.emplace(line.at("key").as_string());
        return keys;
    };
    const auto told_places = [](const Answer& answer) {
        return json::serialize(object_of(answer).at("places"));
    };
    const std::set<std::string> all = lines(ask(heads, Role::si_analyst, ""));
    const std::set<std::string> of_731 = lines(ask(heads + "&unit=731", Role::si_analyst, ""));
    EXPECT_NE(of_731, all);
    const std::string own = "&within=own";
    EXPECT_EQ(lines(asked(collector, heads + own)), all);
    EXPECT_EQ(told_places(asked(collector, heads + own)), R"(["731","734"])");
    EXPECT_EQ(told_places(asked(collector, missing)), R"(["731","734"])");
    EXPECT_EQ(told_places(asked(collector, heads)), "null") << "he knows the heads of all";
    EXPECT_EQ(told_places(ask(missing, Role::si_analyst, "")), "null");
    EXPECT_EQ(lines(ask(heads + own, Role::si_collector, "731")), of_731);
    EXPECT_EQ(lines(ask(heads + own, Role::si_analyst, "")), all) << "whose role is of the province";

    // Who knows the heads of his district alone.
    const Answer of_district = ask(heads, Role::district_officer, "731");
    EXPECT_EQ(lines(of_district), of_731);
    EXPECT_EQ(told_places(of_district), R"(["731"])");
    EXPECT_EQ(object_of(of_district).at("total").at("eligible"),
              object_of(ask(heads + "&unit=731", Role::si_analyst, "")).at("total").at("eligible"));
    EXPECT_EQ(code_of(ask(heads + "&unit=734", Role::district_officer, "731")), fault::place_outside);
    for (const char* by : {"block", "officer"})
        EXPECT_EQ(
            ask("/api/coverage/gap?scheme=compulsory&by=" + std::string(by), Role::district_officer, "731")
                .status,
            200)
            << by;
    EXPECT_EQ(code_of(ask("/api/coverage/movement?scheme=compulsory", Role::district_officer, "731")),
              fault::place_outside)
        << "figures of whole units are of one place each";
    EXPECT_EQ(code_of(ask(heads + own, Role::commune_officer, "25993")), fault::right_missing);
    for (const std::string& target :
         {heads + own + "&unit=731", missing + own + "&unit=731",
          "/api/coverage/gap?scheme=compulsory&by=unit" + own, heads + "&within=all"})
        EXPECT_EQ(code_of(asked(collector, target)), fault::parameter_wrong) << target;
}

TEST(Places, RIG3_ACollectorSeesTheMissingOfHisDistrict) {
    const std::string missing = "/api/coverage/persons?scheme=compulsory&purpose=gap-review";
    const auto of = [&](const std::string& place, const std::string& more = "") {
        return names(ask(missing + more, Role::si_collector, place));
    };
    const std::set<std::string> all = names(ask(missing, Role::si_analyst, ""));
    std::set<std::string> together = of("731");
    EXPECT_FALSE(together.empty());
    EXPECT_NE(together, all);
    together.merge(of("734"));
    EXPECT_EQ(together, all) << "731 and 734 are all that there is";
    EXPECT_EQ(of("731", "&unit=734"), std::set<std::string>{std::string(fault::place_outside)});
    EXPECT_TRUE(of("26068").empty()) << "whom an employer counts in 731 no register tells to a commune";
    EXPECT_EQ(of("26068", "&unit=26068"), std::set<std::string>{std::string(fault::place_without_figures)});
}

TEST(Places, RIG8_NoRoleOfAPlaceIsGrantedWithoutOne) {
    for (std::size_t i = 0; i < rights::roles_count; ++i) {
        const auto role = static_cast<Role>(i);
        const std::string word(to_word(role));
        const auto added = [&](const std::string& territory) -> std::string {
            try {
                add_user(house().office(),
                         {.login = word + ".x" + territory,
                          .full_name = "Người Mẫu",
                          .agency = agency_of(role),
                          .role = word,
                          .territory = territory},
                         {.login = "test"});
            } catch (const Failure& failure) {
                return failure.fault().code;
            }
            return "";
        };
        const bool wanted = rights::wants_territory(role);
        EXPECT_EQ(added(""), wanted ? fault::territory_wanted : "") << word;
        EXPECT_FALSE(house().office().users.find_login(word + ".x").has_value() && wanted)
            << "nobody is left behind";
        EXPECT_EQ(added("731"), "") << word;
        EXPECT_EQ(added("26068"), "") << word;
    }
}

// As an earlier program gave it.
TEST(Places, RIG8_AnOldGrantWithoutAPlaceReachesNowhere) {
    for (const Role role :
         {Role::si_collector, Role::district_officer, Role::commune_officer, Role::collection_agent}) {
        const std::string word(to_word(role));
        House::Person person = house().person(Role::auditor, agency_of(Role::auditor), "");
        const auto added = add_user(house().office(),
                                    {.login = "old." + word,
                                     .full_name = "Người Cũ",
                                     .agency = "provincial-committee",
                                     .role = "auditor",
                                     .territory = ""},
                                    {.login = "test"});
        const auto user = house().office().users.find_login(added.login);
        house().office().grants.add({.user = user->id,
                                     .role = word,
                                     .agency = agency_of(role),
                                     .territory = "",
                                     .purposes = {"gap-review", "voluntary-outreach"},
                                     .from = *Date::of(2018, 1, 1)},
                                    {.login = "test"});
        const signin::Client client{.address = "127.0.0.1", .agent = "test"};
        const auto in =
            house().office().signin.sign_in({.login = added.login, .password = added.password}, client);
        const auto again = house().office().signin.change_password(
            *house().office().signin.visit(in.token), added.password, "một mật khẩu đủ dài", client);
        person.token = again.token;
        person.csrf = again.csrf_token;
        const auto asked = [&](const std::string& target) {
            return code_of(house().ask(Method::get, target, &person));
        };
        if (rights::policy_of(role).may.has(rights::Right::see_persons)) {
            for (const std::string& list :
                 {prospects, "/api/coverage/persons?scheme=compulsory&purpose=gap-review" + std::string()}) {
                EXPECT_EQ(asked(list), fault::purpose_refused) << word;
                EXPECT_EQ(asked(list + "&unit=731"), fault::purpose_refused) << word;
            }
        }
        if (role == Role::district_officer) {
            EXPECT_EQ(asked("/api/coverage/gap?scheme=compulsory&by=employer&unit=731"),
                      fault::right_missing);
            EXPECT_EQ(asked("/api/coverage/movement?scheme=compulsory&unit=731"), fault::right_missing);
        }
    }
}

// ---- Places without figures ----------------------------------------------------------------------------

TEST(Places, PLC1_OfWhatIsNoUnitOfTheRunNothingIsTold) {
    for (const char* unit : {"99999", "26068", "75"}) {
        const std::string asked = std::string("&unit=") + unit;
        for (const std::string& target :
             {"/api/coverage/schemes?year=2019" + asked,
              "/api/coverage/gap?scheme=compulsory&by=unit" + asked,
              "/api/coverage/gap?scheme=compulsory&by=employer" + asked,
              "/api/coverage/movement?scheme=compulsory" + asked,
              "/api/coverage/persons?scheme=compulsory&purpose=gap-review" + asked,
              "/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review" + asked}) {
            const Answer answer = ask(target, Role::si_analyst, "");
            EXPECT_EQ(code_of(answer), fault::place_without_figures) << target;
            EXPECT_EQ(answer.status, 404);
        }
    }
    EXPECT_EQ(ask("/api/coverage/schemes?unit=732", Role::si_analyst, "").status, 200) << "a unit of nobody";
    EXPECT_EQ(names(ask(prospects + "&unit=26068", Role::si_analyst, "")), of_hoa_an) << "PLC-2";
    EXPECT_EQ(code_of(ask(prospects + "&unit=99999", Role::si_analyst, "")), fault::place_without_figures);
}

TEST(Places, TheSearchOffersWhatHasAPage) {
    const auto units = [&](const char* words, Role role, const std::string& place) {
        std::set<std::string> found;
        const json::object answer =
            object_of(ask(std::string("/api/search?limit=50&q=") + words, role, place));
        for (const json::value& unit : answer.at("units").as_array())
            found.emplace(unit.at("code").as_string());
        return found;
    };
    const std::set<std::string> none;
    EXPECT_EQ(units("hoa+an", Role::si_analyst, ""), std::set<std::string>{"26068"});
    EXPECT_EQ(units("hoa+an", Role::commune_officer, "26068"), std::set<std::string>{"26068"});
    EXPECT_EQ(units("hoa+an", Role::commune_officer, "25993"), none);
    EXPECT_EQ(units("hoa+an", Role::front_officer, ""), none);
    EXPECT_EQ(units("bien+hoa", Role::front_officer, ""), std::set<std::string>{"731"});
}

TEST(Places, COV28_ResidentsAreCountedByCommune) {
    const std::string by = "/api/coverage/gap?by=commune&scheme=";
    const std::string asked = by + "voluntary&unit=731";
    for (const Role role : {Role::si_analyst, Role::union_officer, Role::district_officer}) {
        const json::object told = object_of(ask(asked, role, place_of(role)));
        std::map<std::string, std::int64_t> eligible;
        std::string names;
        for (const json::value& line : told.at("lines").as_array()) {
            eligible.emplace(line.at("key").as_string(), line.at("eligible").as_int64());
            names += std::string(line.at("name").as_string()) + "; ";
        }
        EXPECT_EQ(eligible, (std::map<std::string, std::int64_t>{{"25993", 5}, {"26068", 2}}))
            << to_word(role);
        EXPECT_EQ(names, "Phường Trảng Dài; Xã Hóa An; ") << "the larger first";
        EXPECT_EQ(told.at("total").at("eligible").as_int64(), 7);
        EXPECT_EQ(told.at("count").as_int64(), 2);
    }
    const json::object second = object_of(ask(asked + "&sort=name&limit=1", Role::si_analyst, ""));
    EXPECT_EQ(second.at("lines").as_array().size(), 1U);
    EXPECT_FALSE(second.at("next").is_null());
    EXPECT_EQ(code_of(ask(by + "compulsory&unit=731", Role::si_analyst, "")), fault::parameter_wrong);
    EXPECT_EQ(code_of(ask(by + "voluntary", Role::si_analyst, "")), fault::parameter_wrong);
    EXPECT_EQ(code_of(ask(asked + "&reason=lapsed", Role::si_analyst, "")), fault::parameter_wrong);
    EXPECT_EQ(code_of(ask(asked, Role::front_officer, "")), fault::right_missing);
    EXPECT_EQ(code_of(ask(asked, Role::commune_officer, "26068")), fault::right_missing);
    EXPECT_EQ(code_of(ask(asked, Role::district_officer, "734")), fault::place_outside);
}

// ---- Small figures outside of one's own ------------------------------------------------------------------

json::object unit_line(Role role, const std::string& place, const std::string& unit) {
    const json::object gap = object_of(ask("/api/coverage/gap?scheme=compulsory&by=unit", role, place));
    for (const json::value& line : gap.at("lines").as_array()) {
        if (line.at("key").as_string() == unit) return line.as_object();
    }
    return {};
}

TEST(Places, RIG5_ADistrictIsToldItsOwnSmallFiguresAndNoOthers) {
    const json::object own = unit_line(Role::district_officer, "731", "731");
    const json::object truth = unit_line(Role::si_analyst, "", "731");
    EXPECT_EQ(own.at("participating"), truth.at("participating"));
    EXPECT_EQ(own.at("participating").as_int64(), 2);
    EXPECT_EQ(own.at("missing"), truth.at("missing"));
    EXPECT_EQ(own.at("missing").as_int64(), 3) << "left out are two, and one lapsed";
    const json::object other = unit_line(Role::district_officer, "731", "734");
    EXPECT_EQ(unit_line(Role::si_analyst, "", "734").at("eligible").as_int64(), 2);
    EXPECT_TRUE(own.at("rounded_to").is_null());
    EXPECT_EQ(other.at("rounded_to").as_int64(), rights::smallest_told);
    for (const char* figure : {"eligible", "participating", "absent", "missing"})
        EXPECT_EQ(other.at(figure).as_int64() % rights::smallest_told, 0) << figure;
    const json::object schemes =
        object_of(ask("/api/coverage/schemes?unit=734", Role::district_officer, "731"));
    EXPECT_EQ(json::serialize(schemes.at("schemes").at(0).at("gap").at("eligible")),
              json::serialize(other.at("eligible")));
    const json::object at_home =
        object_of(ask("/api/coverage/schemes?unit=731", Role::district_officer, "731"));
    EXPECT_EQ(at_home.at("schemes").at(0).at("gap").at("participating").as_int64(), 2);
    const json::object targets = object_of(ask("/api/targets", Role::district_officer, "731"));
    for (const json::value& unit : targets.at("units").as_array()) {
        for (const json::value& each : unit.at("participating").as_array()) {
            const bool is_own = unit.at("unit").as_string() == "731";
            EXPECT_TRUE(is_own || each.at("persons").as_int64() % rights::smallest_told == 0);
        }
    }
}

// ---- Whose leave it is ------------------------------------------------------------------------------------

// "sick 2, maternity 1"
std::map<std::string, std::int64_t> lawful_of(const json::value& line) {
    std::map<std::string, std::int64_t> found;
    for (const json::value& each : line.at("reasons").as_array()) {
        if (each.at("kind").as_string() == "lawful")
            found.emplace(each.at("reason").as_string(), each.at("persons").as_int64());
    }
    return found;
}

using Reasons = std::map<std::string, std::int64_t>;
const Reasons each_of_them{{"maternity", 1}, {"sick", 2}, {"unpaid_leave", 1}};
const Reasons together{{"lawful", 4}};

json::value total_of(const std::string& more, Role role) {
    const Answer answer = ask("/api/coverage/gap?scheme=compulsory" + more, role, place_of(role));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return object_of(answer).at("total");
}

TEST(Leave, RIG9_OfAnEmployerIsOneSumOutsideOfTheSocialInsuranceOffice) {
    for (const char* more : {"&by=employer&unit=731", "&by=block&unit=731", "&by=officer&unit=731",
                             "&by=employer&unit=731&reason=lawful", "&by=unit&unit=731&reason=left_out"}) {
        for (const Role role : {Role::si_analyst, Role::si_collector, Role::si_inspector})
            EXPECT_EQ(lawful_of(total_of(more, role)), each_of_them) << to_word(role) << more;
        for (const Role role : {Role::tax_officer, Role::union_officer, Role::leader, Role::labour_officer,
                                Role::planning_officer, Role::labour_inspector, Role::district_officer})
            EXPECT_EQ(lawful_of(total_of(more, role)), together) << to_word(role) << more;
    }
}

// Lines in which somebody is sick, or in which nobody is of what is left, would tell it.
TEST(Leave, RIG9_FollowsFromNoFilter) {
    for (const coverage::Reason& reason : coverage::reasons) {
        for (const char* by : {"employer", "unit", "block", "officer"}) {
            const std::string target = "/api/coverage/gap?scheme=compulsory&unit=731&by=" + std::string(by) +
                                       "&reason=" + std::string(reason.name);
            const bool lawful = reason.kind == coverage::ReasonKind::lawful;
            for (const Role role : {Role::tax_officer, Role::union_officer, Role::district_officer})
                EXPECT_EQ(code_of(ask(target, role, place_of(role))), lawful ? fault::right_missing : "")
                    << to_word(role) << target;
            EXPECT_EQ(ask(target, Role::si_analyst, "").status, 200) << target;
        }
    }
}

TEST(Leave, RIG9_OfAnEmployersPageIsOneSumToo) {
    const json::object lines =
        object_of(ask("/api/coverage/gap?scheme=compulsory&by=employer&unit=731", Role::si_analyst, ""));
    const std::string employer(lines.at("lines").at(0).at("key").as_string());
    const auto of_page = [&](Role role) {
        const json::object page = object_of(ask("/api/employers/" + employer, role, place_of(role)));
        return lawful_of(page.at("schemes").at(0).at("gap"));
    };
    const auto of_schemes = [&](Role role) {
        const json::object answer =
            object_of(ask("/api/coverage/schemes?unit=731&employer=" + employer, role, place_of(role)));
        return lawful_of(answer.at("schemes").at(0).at("gap"));
    };
    for (const auto& told :
         {std::pair(Role::si_analyst, each_of_them), std::pair(Role::tax_officer, together),
          std::pair(Role::district_officer, together)}) {
        EXPECT_EQ(of_page(told.first), told.second) << to_word(told.first);
        EXPECT_EQ(of_schemes(told.first), told.second) << to_word(told.first);
    }
}

// The four are all that is lawful in the unit, so that one told would tell another by the sum.
TEST(Leave, RIG9_OfFewInAUnitIsNotToldOutside) {
    EXPECT_EQ(lawful_of(unit_line(Role::si_analyst, "", "731")), each_of_them);
    for (const Role role : {Role::tax_officer, Role::union_officer, Role::leader, Role::district_officer}) {
        const json::object line = unit_line(role, place_of(role), "731");
        EXPECT_EQ(line.at("eligible"), unit_line(Role::si_analyst, "", "731").at("eligible"));
        EXPECT_EQ(lawful_of(line), together) << to_word(role);
    }
}

}  // namespace
}  // namespace baophu::http
