// One request on its way through a route: who asks, for what, in which language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "core/base/access_context.h"
#include "core/base/date.h"
#include "core/base/scheme.h"
#include "core/warehouse/warehouse.h"
#include "edge/http/exchange.h"
#include "edge/http/office.h"
#include "edge/rights/reader.h"

namespace baophu::http {

// The parameters of a query. What is read is known; what is left over at the end is refused, so that a slip
// in a name is told and not passed over. Throws Failure(parameter_wrong) with name, value and what may stand.
class Asked {
public:
    explicit Asked(const std::multimap<std::string, std::string>& query) : query_(query) {}

    std::optional<std::string> text(const std::string& name, std::size_t bytes_max = 200);
    std::int64_t integer(const std::string& name, std::int64_t least, std::int64_t most,
                         std::int64_t otherwise);
    std::string one_of(const std::string& name, std::initializer_list<std::string_view> words,
                       std::string_view otherwise);  // "" otherwise: it must be there.
    Scheme scheme();
    std::optional<std::string> unit();  // Two to five digits.
    std::optional<Date> day(const std::string& name);
    std::optional<Month> month(const std::string& name);  // 2018-12

    void finish() const;

private:
    std::optional<std::string> take(const std::string& name);

    const std::multimap<std::string, std::string>& query_;
    std::set<std::string> known_;
};

// The members of a JSON body, in the same manner. Throws Failure(body_wrong).
class Body {
public:
    explicit Body(const std::string& body);
    explicit Body(boost::json::object object) : object_(std::move(object)) {}

    std::string text(const char* name, std::size_t characters_max = 200);
    std::optional<std::string> maybe_text(const char* name, std::size_t characters_max = 200);
    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> maybe_integer(const char* name, std::int64_t least, std::int64_t most);
    bool boolean(const char* name);
    Date day(const char* name);  // 2018-12-31
    std::optional<Date> maybe_day(const char* name);
    std::string one_of(const char* name, std::initializer_list<std::string_view> words);
    std::vector<Body> objects(const char* name, std::size_t most);  // One at least.
    std::vector<std::string> texts(const char* name, std::size_t most);
    bool has(const char* name) const;  // And it is not null.

    void finish() const;

private:
    const boost::json::value* take(const char* name);

    boost::json::object object_;
    std::set<std::string, std::less<>> known_;
};

struct Call {
    Office& office;
    const Request& request;
    const Messages& words;
    std::map<std::string, std::string, std::less<>> path;  // {"id", "E-4K7Q-2M9D-8X1C"}
    const signin::Visit* visit = nullptr;                  // Null: nobody is signed in.
    const rights::Reader* reader = nullptr;

    Asked asked() const { return Asked(request.query); }
    const std::string& in_path(std::string_view name) const { return path.find(name)->second; }
    std::int64_t row_in_path(std::string_view name) const;  // Throws Failure(parameter_wrong).

    // What somebody who may read of persons reads, logged in his name. Throws Failure: place_outside, the
    // unit asked for is not his; case_not_open (CAS-4). No unit: all of his places (PLC-3). `connection`: to
    // the run that is read. Without a case only for purposes that want none.
    AccessContext access(const rights::Told& told, const std::optional<std::string>& unit) const;
    AccessContext access(const rights::Told& told, const std::optional<std::string>& unit,
                         const std::string& case_number, warehouse::Connection& connection) const;
    store::Actor actor() const;
};

// "run:offset"; Throws Failure(parameter_wrong).
struct Place {
    std::optional<std::string> run;
    std::int64_t offset = 0;

    static Place parse(const std::optional<std::string>& cursor);
    std::string text() const { return run.value_or("") + ":" + std::to_string(offset); }
};

// What a question about a run has: the run that was asked for, and a connection to it.
struct Question {
    std::shared_ptr<ShelvedRun> run;
    ShelvedRun::Borrowed connection;

    // Reads `run`, unless a cursor says which one. Throws Failure: no_run_yet, run_expired.
    static Question of(const Call& call, Asked& asked, const Place& place = {});
};

// Throws Failure(entity_not_there).
store::User user_named(const Call& call, const std::string& login);

// 200 with the value as JSON.
Answer json_answer(const boost::json::value& value, int status = 200);

}  // namespace baophu::http
