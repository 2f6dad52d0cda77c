#include "edge/http/persons_list.h"

#include <algorithm>
#include <array>

#include "core/base/fault_codes.h"
#include "core/text/collation.h"
#include "core/text/fold.h"
#include "edge/http/presenters.h"

namespace baophu::http {
namespace {

using coverage::AbsentColumn;
using coverage::AbsentPerson;
using rights::Shown;

constexpr std::size_t words_most = 100;  // Bytes.

// Of the voluntary scheme alone (COV-27), and named, for it is asked for by the unit.
constexpr std::string_view commune_column = "commune";

// Whether the list is filtered and sorted by it.
bool is_wished(std::string_view column) {
    return column != "number" && column != commune_column;
}

// A cell begins with a capital, as on the screen.
std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string or_dash(const std::string& text) {
    return text.empty() ? "–" : text;
}

constexpr std::array<PersonsColumn, 8> all_columns{{
    {"full_name", Shown::person_name, 28,
     [](const Call&, const ShelvedRun&, const AbsentPerson& p) { return or_dash(p.full_name); }},
    {"number", Shown::person_number, 16,
     [](const Call&, const ShelvedRun&, const AbsentPerson& p) { return or_dash(p.masked_number); }},
    {"employer", Shown::person_work, 40,
     [](const Call&, const ShelvedRun&, const AbsentPerson& p) { return or_dash(p.employer_name); }},
    {"unit", Shown::person_place, 22,
     [](const Call& c, const ShelvedRun& r, const AbsentPerson& p) {
         return unit_name(c, p.unit_code, r.last_day());
     }},
    {commune_column, Shown::person_place, 22,
     [](const Call& c, const ShelvedRun& r, const AbsentPerson& p) {
         return p.commune.empty() ? std::string("–") : unit_name(c, p.commune, r.last_day());
     }},
    {"reason", Shown::person_reason, 34,
     [](const Call& c, const ShelvedRun&, const AbsentPerson& p) {
         return c.words.text("reason." + p.reason);
     }},
    {"certainty", Shown::person_reason, 16,
     [](const Call& c, const ShelvedRun&, const AbsentPerson& p) {
         return capital(c.words.text("certainty." + p.certainty));
     }},
    {"last", Shown::person_reason, 18,
     [](const Call&, const ShelvedRun&, const AbsentPerson& p) {
         return p.last_participated
                    ? Month::of(p.last_participated->year(), p.last_participated->month())->vietnamese()
                    : std::string("–");
     }},
}};

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    const std::string folded = text::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool holds(const std::string& text, const std::vector<std::string>& words) {
    const std::string folded = text::fold(text);
    return std::ranges::all_of(
        words, [&](const std::string& word) { return folded.find(word) != std::string::npos; });
}

class Reading {
public:
    Reading(const Call& call, Asked& asked, const ShelvedRun& run, const rights::Told& told)
        : call_(call), asked_(asked), run_(run), told_(told) {}

    PersonsList list(bool with_columns) {
        PersonsList list;
        words("q", "full_name", list);
        for (const PersonsColumn& column : all_columns) {
            if (is_wished(column.id)) words("in_" + std::string(column.id), column.id, list);
        }
        order(list);
        columns(with_columns ? asked_.text("columns", words_most) : std::nullopt, list);
        return list;
    }

private:
    const PersonsColumn& told_column(const std::string& parameter, std::string_view id) const {
        const auto found = std::ranges::find(all_columns, id, &PersonsColumn::id);
        if (found != all_columns.end() && told_.kinds.has(found->kind)) return *found;
        std::string known;
        for (const PersonsColumn& column : all_columns) {
            if (told_.kinds.has(column.kind)) known += (known.empty() ? "" : ", ") + std::string(column.id);
        }
        throw Failure(fault::parameter_wrong,
                      {{"name", parameter}, {"value", std::string(id)}, {"known", known}});
    }

    void words(const std::string& parameter, std::string_view id, PersonsList& list) {
        const auto text = asked_.text(parameter, words_most);
        if (!text) return;
        const PersonsColumn& column = told_column(parameter, id);
        const std::vector<std::string> words = words_of(*text);
        if (words.empty()) return;
        narrow(id, words, list.wish);
        list.notes.push_back(
            call_.words.text("http.sheet.filtered", {{"column", title_of(call_, column)}, {"words", *text}}));
    }

    void narrow(std::string_view id, const std::vector<std::string>& words, coverage::AbsentWish& wish) {
        const auto add = [&](std::vector<std::string>& to) {
            to.insert(to.end(), words.begin(), words.end());
        };
        if (id == "full_name") add(wish.name);
        if (id == "employer") add(wish.employer);
        if (id == "last") add(wish.last_participated);
        if (id == "unit") wish.units = units_called(words);
        if (id == "reason") wish.reasons = reasons_called(words);
        if (id == "certainty") wish.certainties = certainties_called(words);
    }

    std::vector<std::string> districts() const {
        return call_.office.workspace.territory().codes_on(run_.last_day(), UnitLevel::district);
    }

    std::vector<std::string> units_called(const std::vector<std::string>& words) const {
        std::vector<std::string> units = districts();
        std::erase_if(units, [&](const std::string& code) {
            return !holds(unit_name(call_, code, run_.last_day()), words);
        });
        return units;
    }

    std::vector<std::string> reasons_called(const std::vector<std::string>& words) const {
        std::vector<std::string> found;
        for (const coverage::Reason& reason : coverage::reasons) {
            const std::string name(reason.name);
            if (holds(call_.words.text("reason." + name), words)) found.push_back(name);
        }
        return found;
    }

    std::vector<std::string> certainties_called(const std::vector<std::string>& words) const {
        std::vector<std::string> found;
        for (const std::string_view certainty : coverage::certainty_words) {
            const std::string name(certainty);
            if (holds(call_.words.text("certainty." + name), words)) found.push_back(name);
        }
        return found;
    }

    void order(PersonsList& list) {
        const auto sort = asked_.text("sort", words_most);
        if (!sort || sort->empty()) return;
        list.wish.descending = sort->starts_with('-');
        const std::string id = sort->substr(list.wish.descending ? 1 : 0);
        const PersonsColumn& column = told_column("sort", is_wished(id) ? id : "");
        list.wish.order = column_in_list(id);
        if (id == "unit") list.wish.unit_order = units_by_name();
        list.notes.push_back(
            call_.words.text(list.wish.descending ? "http.sheet.sorted_down" : "http.sheet.sorted",
                             {{"column", title_of(call_, column)}}));
    }

    static AbsentColumn column_in_list(std::string_view id) {
        if (id == "full_name") return AbsentColumn::name;
        if (id == "employer") return AbsentColumn::employer;
        if (id == "unit") return AbsentColumn::unit;
        if (id == "reason") return AbsentColumn::reason;
        if (id == "certainty") return AbsentColumn::certainty;
        return AbsentColumn::last_participated;
    }

    std::vector<std::string> units_by_name() const {
        std::vector<std::string> units = districts();
        std::ranges::sort(units, [&](const std::string& one, const std::string& other) {
            return text::compare_vietnamese(unit_name(call_, one, run_.last_day()),
                                            unit_name(call_, other, run_.last_day())) < 0;
        });
        return units;
    }

    void columns(const std::optional<std::string>& wanted, PersonsList& list) const {
        if (!wanted) {
            for (const PersonsColumn& column : all_columns) {
                if (told_.kinds.has(column.kind) && column.id != commune_column)
                    list.columns.push_back(&column);
            }
            return;
        }
        for (std::size_t at = 0; at <= wanted->size();) {
            const std::size_t end = std::min(wanted->find(',', at), wanted->size());
            const PersonsColumn& column = told_column("columns", wanted->substr(at, end - at));
            if (std::ranges::find(list.columns, &column) == list.columns.end())
                list.columns.push_back(&column);
            at = end + 1;
        }
    }

    const Call& call_;
    Asked& asked_;
    const ShelvedRun& run_;
    const rights::Told& told_;
};

}  // namespace

std::string title_of(const Call& call, const PersonsColumn& column) {
    return call.words.text("http.sheet.persons." + std::string(column.id));
}

PersonsList read_persons_list(const Call& call, Asked& asked, const ShelvedRun& run, const rights::Told& told,
                              bool with_columns) {
    return Reading(call, asked, run, told).list(with_columns);
}

}  // namespace baophu::http
