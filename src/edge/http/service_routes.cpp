// Of the server itself.
#include "core/base/program_id.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"

namespace baophu::http {

namespace json = boost::json;

Answer get_health(const Call& call) {
    call.asked().finish();
    const auto run = call.office.runs.current_id();
    return json_answer(json::object{
        {"status", run ? "ready" : "no_run"}, {"version", program_id()}, {"run", text_or_null(run)}});
}

}  // namespace baophu::http
