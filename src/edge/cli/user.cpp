// baophu user add WORKSPACE --login L --name N --role R --agency A [--territory U]
// baophu user grant WORKSPACE --login L --role R --agency A [--territory U]
// baophu user end WORKSPACE --login L (--role R | --grant N) --on DAY
// baophu user bind WORKSPACE --login L (--subject S | --claim C)
// baophu user unbind WORKSPACE --login L
//
// At once, for whoever owns the machine needs no second person (TWO-4); the audit says that it was done here.
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/sign_in_told.h"
#include "edge/http/first_start.h"
#include "edge/http/provider_start.h"

namespace baophu::cli {
namespace {

struct UserOptions {
    std::string root;
    http::WantedUser user;
};

struct EndOptions {
    std::string root;
    std::string login;
    std::string role;
    std::int64_t grant = 0;  // 0: the one of the role.
    std::string on;
};

void add_user(const Context& context, const UserOptions& options) {
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    if (const auto first = http::prepare(office)) tell_sign_in(context, *first);
    tell_sign_in(context, http::add_user(office, options.user, {.login = "baophu user add"}));
}

void add_role(const Context& context, const UserOptions& options) {
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    http::add_role(office, options.user, {.login = "baophu user grant"});
    context.out << context.text("user.granted", {{"login", options.user.login}, {"role", options.user.role}})
                << '\n';
}

// Of the role, or of that number; one that is not over.
store::Grant grant_to_end(store::Grants& grants, const store::User& user, const EndOptions& options,
                          const Date& today) {
    std::vector<store::Grant> found = grants.of(user.id);
    std::erase_if(found, [&](const store::Grant& grant) {
        const bool named = options.grant == 0 ? grant.role == options.role : grant.id == options.grant;
        return !named || (options.grant == 0 && grant.is_over(today));
    });
    if (found.size() == 1) return found.front();
    const std::string id = options.grant == 0 ? options.role : std::to_string(options.grant);
    if (found.empty()) throw Failure(fault::entity_not_there, {{"entity", "grants"}, {"id", id}});
    std::string known;
    for (const store::Grant& grant : found)
        known += (known.empty() ? "" : ", ") + std::to_string(grant.id) + " (" +
                 (grant.territory.empty() ? grant.agency : grant.territory) + ")";
    throw Failure(fault::office_word_unknown,
                  {{"what", "--role"}, {"value", id}, {"known", "--grant " + known}});
}

void end_role(const Context& context, const EndOptions& options) {
    if (options.role.empty() && options.grant == 0)
        throw Failure(fault::wrong_usage,
                      {{"problem", context.text("usage.one_of", {{"what", "--role, --grant"}})}});
    const auto day = Date::parse(options.on);
    if (!day)
        throw Failure(fault::unknown_option_value,
                      {{"option", "--on"}, {"value", options.on}, {"known", "2019-12-31, 31/12/2019"}});
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    const store::User user = http::user_of(office, options.login);
    store::Grant grant = grant_to_end(office.grants, user, options, store::day_in_vietnam(database.now()));
    grant.to = *day;
    office.grants.change(grant, {.login = "baophu user end"});
    context.out << context.text("user.ended",
                                {{"login", user.login}, {"role", grant.role}, {"day", day->vietnamese()}})
                << '\n';
}

struct BindOptions {
    std::string root;
    std::string login;
    std::string subject;
    std::string claim;
};

// OID-6
void bind(const Context& context, const BindOptions& options) {
    if (options.subject.empty() == options.claim.empty())
        throw Failure(fault::wrong_usage,
                      {{"problem", context.text("usage.one_of", {{"what", "--subject, --claim"}})}});
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    const auto provider = workspace::identity_provider(workspace);
    if (!provider) throw Failure(fault::provider_not_set);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    http::bind_identity(office, provider->issuer, options.login, options.subject, options.claim,
                        {.login = "baophu user bind"});
    context.out << context.text("user.bound", {{"login", options.login}, {"issuer", provider->issuer}})
                << '\n';
}

void unbind(const Context& context, const BindOptions& options) {
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    http::end_identity(office, options.login, {.login = "baophu user unbind"});
    context.out << context.text("user.unbound", {{"login", options.login}}) << '\n';
}

void add_binding(CLI::App& user, Context& context) {
    auto options = std::make_shared<BindOptions>();
    const auto command = [&](const char* name, const char* help) {
        CLI::App* added = user.add_subcommand(name, context.text(help));
        added->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
        added->add_option("--login", options->login, context.text("help.user.login"))->required();
        return added;
    };
    CLI::App* binding = command("bind", "help.user.bind");
    CLI::Option* subject =
        binding->add_option("--subject", options->subject, context.text("help.user.subject"));
    binding->add_option("--claim", options->claim, context.text("help.user.claim"))->excludes(subject);
    binding->callback([&context, options] { bind(context, *options); });
    command("unbind", "help.user.unbind")->callback([&context, options] { unbind(context, *options); });
}

// What both commands ask for.
void add_role_options(CLI::App& command, const Context& context, UserOptions& options) {
    command.add_option("WORKSPACE", options.root, context.text("help.workspace"))->required();
    command.add_option("--login", options.user.login, context.text("help.user.login"))->required();
    command.add_option("--role", options.user.role, context.text("help.user.role"))->required();
    command.add_option("--agency", options.user.agency, context.text("help.user.agency"))->required();
    command.add_option("--territory", options.user.territory, context.text("help.user.territory"));
}

void add_end(CLI::App& user, Context& context) {
    CLI::App* end = user.add_subcommand("end", context.text("help.user.end"));
    auto ended = std::make_shared<EndOptions>();
    end->add_option("WORKSPACE", ended->root, context.text("help.workspace"))->required();
    end->add_option("--login", ended->login, context.text("help.user.login"))->required();
    CLI::Option* role = end->add_option("--role", ended->role, context.text("help.user.role"));
    end->add_option("--grant", ended->grant, context.text("help.user.grant_number"))
        ->check(CLI::PositiveNumber)
        ->excludes(role);
    end->add_option("--on", ended->on, context.text("help.user.on"))->required();
    end->callback([&context, ended] { end_role(context, *ended); });
}

}  // namespace

void add_user_command(CLI::App& app, Context& context) {
    CLI::App* user = app.add_subcommand("user", context.text("help.user"));
    user->require_subcommand(1);
    CLI::App* add = user->add_subcommand("add", context.text("help.user.add"));
    auto added = std::make_shared<UserOptions>();
    add_role_options(*add, context, *added);
    add->add_option("--name", added->user.full_name, context.text("help.user.name"))->required();
    add->callback([&context, added] { add_user(context, *added); });

    CLI::App* grant = user->add_subcommand("grant", context.text("help.user.grant"));
    auto granted = std::make_shared<UserOptions>();
    add_role_options(*grant, context, *granted);
    grant->callback([&context, granted] { add_role(context, *granted); });
    add_end(*user, context);
    add_binding(*user, context);
}

}  // namespace baophu::cli
