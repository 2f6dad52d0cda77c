// Explanation requests (yêu cầu giải trình): a figure, who is asked why it is so, by when, and the answer.
//
//   asked -> answered -> accepted
//     ^         |
//     +---------+ returned: asked again          asked, answered -> withdrawn
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

enum class RequestState { asked, answered, accepted, withdrawn };

std::string_view to_word(RequestState state);

struct ExplanationRequest {
    std::int64_t id = 0;
    std::string figure;  // Its address, with the run.
    std::string agency;  // That is asked; an id.
    std::string unit;    // That is asked about; "" the whole province.
    std::string question;
    Date due = *Date::of(2000, 1, 1);
    std::string answer;  // "" while there is none.
    RequestState state = RequestState::asked;
    std::string asked_by;
    std::string asked_at;
    std::string answered_by;
    std::string answered_at;
    std::int64_t version = 0;
};

class ExplanationRequests {
public:
    explicit ExplanationRequests(Database& database) : database_(database) {}

    // Of `request` figure, agency, unit, question and due count. Returns the id. Throws Failure:
    // field_not_usable, entity_not_there (agency).
    std::int64_t ask(const ExplanationRequest& request, const Actor& by);

    // `seen` is the version that was seen (STO-4). Throws Failure(state_not_possible) where the picture above
    // has no such arrow; `send_back` wants what is missing, which is put behind the question.
    void answer(std::int64_t id, std::int64_t seen, const std::string& text, const Actor& by);
    void accept(std::int64_t id, std::int64_t seen, const Actor& by);
    void send_back(std::int64_t id, std::int64_t seen, const std::string& what_is_missing, const Date& due,
                   const Actor& by);
    void withdraw(std::int64_t id, std::int64_t seen, const Actor& by);

    std::optional<ExplanationRequest> find(std::int64_t id);
    std::vector<ExplanationRequest> all();                                // Open ones first, by due day.
    std::vector<ExplanationRequest> asked_of(const std::string& agency);  // The same, of one agency.
    std::vector<ExplanationRequest> about(const std::string& figure);     // By id.

private:
    Database& database_;
};

}  // namespace baophu::store
