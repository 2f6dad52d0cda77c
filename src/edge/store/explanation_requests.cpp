#include "edge/store/explanation_requests.h"

#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "explanation_requests";

constexpr std::array states{std::pair{RequestState::asked, std::string_view("asked")},
                            std::pair{RequestState::answered, std::string_view("answered")},
                            std::pair{RequestState::accepted, std::string_view("accepted")},
                            std::pair{RequestState::withdrawn, std::string_view("withdrawn")}};

RequestState state_of(std::string_view word) {
    for (const auto& [state, name] : states) {
        if (name == word) return state;
    }
    return RequestState::asked;
}

std::vector<ExplanationRequest> select(Transaction& tx, const std::string& where, const std::string& value,
                                       const std::string& order) {
    ExplanationRequest request;
    std::string due;
    std::string state;
    Query query(tx.sql,
                "SELECT id, figure, agency, unit, question, due, answer, state, asked_by, asked_at, "
                "answered_by, answered_at, version FROM explanation_requests" +
                    where + " ORDER BY " + order);
    if (!where.empty()) query.use(value);
    query.into(request.id, request.figure, request.agency, request.unit, request.question, due,
               request.answer, state, request.asked_by, request.asked_at, request.answered_by,
               request.answered_at, request.version);
    std::vector<ExplanationRequest> found;
    while (query.next()) {
        request.due = *Date::parse(due);
        request.state = state_of(state);
        found.push_back(request);
    }
    return found;
}

std::vector<ExplanationRequest> read(Database& database, const std::string& where, const std::string& value,
                                     const std::string& order) {
    return reading(database, [&](Transaction& tx) { return select(tx, where, value, order); });
}

const std::string open_first = "CASE WHEN state IN ('asked', 'answered') THEN 0 ELSE 1 END, due, id";

bool may_become(RequestState from, RequestState to) {
    using enum RequestState;
    switch (to) {
        case answered:
            return from == asked;
        case accepted:
        case asked:
            return from == answered;
        case withdrawn:
            return from == asked || from == answered;
    }
    return false;
}

// The version is looked at first: whoever saw another one is told who changed it, not that the step is wrong.
void move(Transaction& tx, std::int64_t id, std::int64_t seen, RequestState to, std::vector<Field> fields,
          const Actor& by) {
    const std::string key = std::to_string(id);
    const auto found = select(tx, " WHERE id = :id", key, "id");
    if (!found.empty() && found.front().version == seen && !may_become(found.front().state, to)) {
        throw Failure(fault::state_not_possible, {{"from", std::string(to_word(found.front().state))},
                                                  {"to", std::string(to_word(to))}});
    }
    fields.push_back({"state", std::string(to_word(to))});
    change_entity(tx, entity, key, seen, fields, by);
}

}  // namespace

std::string_view to_word(RequestState state) {
    for (const auto& [known, name] : states) {
        if (known == state) return name;
    }
    return "";
}

std::int64_t ExplanationRequests::ask(const ExplanationRequest& request, const Actor& by) {
    require_text("figure", request.figure);
    require_text("question", request.question);
    return writing(database_, [&](Transaction& tx) {
        require_entity(tx, "agencies", request.agency);
        const std::string id = add_entity(tx, entity,
                                          {{"figure", request.figure},
                                           {"agency", request.agency},
                                           {"unit", request.unit},
                                           {"question", request.question},
                                           {"due", request.due.iso()},
                                           {"answer", std::string()},
                                           {"state", std::string(to_word(RequestState::asked))},
                                           {"asked_by", by.login},
                                           {"asked_at", tx.now},
                                           {"answered_by", std::string()},
                                           {"answered_at", std::string()}},
                                          by);
        return static_cast<std::int64_t>(std::stoll(id));
    });
}

void ExplanationRequests::answer(std::int64_t id, std::int64_t seen, const std::string& text,
                                 const Actor& by) {
    require_text("answer", text);
    writing(database_, [&](Transaction& tx) {
        move(tx, id, seen, RequestState::answered,
             {{"answer", text}, {"answered_by", by.login}, {"answered_at", tx.now}}, by);
    });
}

void ExplanationRequests::accept(std::int64_t id, std::int64_t seen, const Actor& by) {
    writing(database_, [&](Transaction& tx) { move(tx, id, seen, RequestState::accepted, {}, by); });
}

void ExplanationRequests::send_back(std::int64_t id, std::int64_t seen, const std::string& what_is_missing,
                                    const Date& due, const Actor& by) {
    require_text("question", what_is_missing);
    writing(database_, [&](Transaction& tx) {
        const auto found = select(tx, " WHERE id = :id", std::to_string(id), "id");
        const std::string question = found.empty() ? "" : found.front().question;
        move(tx, id, seen, RequestState::asked,
             {{"question", question + "\n" + what_is_missing}, {"due", due.iso()}}, by);
    });
}

void ExplanationRequests::withdraw(std::int64_t id, std::int64_t seen, const Actor& by) {
    writing(database_, [&](Transaction& tx) { move(tx, id, seen, RequestState::withdrawn, {}, by); });
}

std::optional<ExplanationRequest> ExplanationRequests::find(std::int64_t id) {
    const auto found = read(database_, " WHERE id = :id", std::to_string(id), "id");
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<ExplanationRequest> ExplanationRequests::all() {
    return read(database_, "", "", open_first);
}

std::vector<ExplanationRequest> ExplanationRequests::asked_of(const std::string& agency) {
    return read(database_, " WHERE agency = :agency", agency, open_first);
}

std::vector<ExplanationRequest> ExplanationRequests::about(const std::string& figure) {
    return read(database_, " WHERE figure = :figure", figure, "id");
}

}  // namespace baophu::store
