// Saved views: an address of a page under a name, for oneself or for all.
//
//   VIE-1  What is shared names no person. Who views as somebody else is told of what is shared alone.
#include <limits>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/page_address.h"
#include "edge/http/presenters.h"
#include "edge/store/saved_views.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using store::SavedView;

constexpr std::size_t name_most = 80;
constexpr std::size_t address_most = 600;

json::object view_form(const Call& call, const SavedView& view) {
    return {{"id", view.id},
            {"name", view.name},
            {"address", view.address},
            {"shared", view.shared},
            {"mine", view.owner == call.visit->user.id},
            {"version", view.version}};
}

SavedView read_view(const Call& call) {
    Body body(call.request.body);
    const std::string name = body.text("name", name_most);
    const PageAddress address = PageAddress::parse("address", body.text("address", address_most));
    const bool shared = body.boolean("shared");
    body.finish();
    if (shared && address.is_of_person())
        throw Failure(fault::field_not_usable, {{"field", "shared"}, {"value", address.text()}});
    return {.owner = call.visit->user.id, .name = name, .address = address.text(), .shared = shared};
}

}  // namespace

Answer list_views(const Call& call) {
    call.asked().finish();
    auto views = store::SavedViews(call.office.database).seen_by(call.visit->grants_of().id);
    if (call.visit->read_only()) std::erase_if(views, [](const SavedView& view) { return !view.shared; });
    json::array told;
    for (const SavedView& view : views)
        told.push_back(view_form(call, view));
    return json_answer(json::object{{"views", std::move(told)}});
}

Answer save_view(const Call& call) {
    SavedView view = read_view(call);
    store::SavedViews views(call.office.database);
    view.id = views.add(view, call.actor());
    return json_answer(view_form(call, *views.find(view.id)), 201);
}

Answer remove_view(const Call& call) {
    Asked asked = call.asked();
    const std::int64_t seen = asked.integer("seen", 0, std::numeric_limits<std::int32_t>::max(), 0);
    asked.finish();
    const std::int64_t id = call.row_in_path("id");
    store::SavedViews views(call.office.database);
    const auto view = views.find(id);
    if (!view || view->owner != call.visit->user.id)
        throw Failure(fault::entity_not_there, {{"entity", "saved_views"}, {"id", std::to_string(id)}});
    views.remove(id, seen, call.actor());
    return {.status = 204};
}

}  // namespace baophu::http
