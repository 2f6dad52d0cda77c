// baophu identity-provider set WORKSPACE --issuer A --client-id I --address A [--secret-file F]
// [--login-claim C]
//     [--name N] [--name-en N] [--authorities F]
// baophu identity-provider show WORKSPACE
// baophu identity-provider remove WORKSPACE
//
// The secret of the client comes from a file or from BAOPHU_CLIENT_SECRET, never from the command line, which
// others on the machine can read; it is shown nowhere. A server takes what is set when it begins.
#include <cstdlib>
#include <fstream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/http/provider_start.h"
#include "edge/store/audit.h"
#include "edge/workspace/durable_files.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string root;
    std::string secret_file;
    workspace::IdentityProvider provider;
};

// Without the end of its line.
std::string secret_of(const Options& options) {
    const char* told = std::getenv("BAOPHU_CLIENT_SECRET");
    std::string secret = options.secret_file.empty() ? (told == nullptr ? "" : told)
                                                     : workspace::read_file(options.secret_file);
    while (secret.ends_with('\n') || secret.ends_with('\r'))
        secret.pop_back();
    return secret;
}

void note(const workspace::Workspace& workspace, const std::string& what) {
    store::Database database(workspace.store_place());
    store::Audit(database).append({.login = "baophu identity-provider"}, {.kind = "provider", .what = what});
}

void set(const Context& context, Options& options) {
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    options.provider.client_secret = secret_of(options);
    http::require_usable(options.provider);
    note(workspace, "set " + options.provider.issuer);
    workspace::set_identity_provider(workspace, options.provider);
    context.out << context.text("provider.set", {{"issuer", options.provider.issuer},
                                                 {"address", options.provider.address + "/sign-in/return"}})
                << '\n';
}

void show(const Context& context, const Options& options) {
    const auto provider = workspace::identity_provider(workspace::Workspace::open(options.root));
    if (!provider) {
        context.out << context.text("provider.none") << '\n';
        return;
    }
    context.out << "issuer       " << provider->issuer << "\nclient-id    " << provider->client_id
                << "\nsecret       " << (provider->client_secret.empty() ? "–" : "***") << "\nlogin-claim  "
                << provider->login_claim << "\naddress      " << provider->address << '\n';
}

void remove(const Context& context, const Options& options) {
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    if (workspace::remove_identity_provider(workspace)) note(workspace, "removed");
    context.out << context.text("provider.none") << '\n';
}

}  // namespace

void add_identity_provider(CLI::App& app, Context& context) {
    CLI::App* group = app.add_subcommand("identity-provider", context.text("help.provider"));
    group->require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto command = [&](const char* name, const char* help) {
        CLI::App* added = group->add_subcommand(name, context.text(help));
        added->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
        return added;
    };
    CLI::App* setting = command("set", "help.provider.set");
    workspace::IdentityProvider& provider = options->provider;
    setting->add_option("--issuer", provider.issuer, context.text("help.provider.issuer"))->required();
    setting->add_option("--client-id", provider.client_id, context.text("help.provider.client_id"))
        ->required();
    setting->add_option("--address", provider.address, context.text("help.provider.address"))->required();
    setting->add_option("--secret-file", options->secret_file, context.text("help.provider.secret_file"));
    setting->add_option("--login-claim", provider.login_claim, context.text("help.provider.login_claim"));
    setting->add_option("--name", provider.name_vi, context.text("help.provider.name"));
    setting->add_option("--name-en", provider.name_en, context.text("help.provider.name_en"));
    setting->add_option("--authorities", provider.authorities, context.text("help.provider.authorities"));
    setting->callback([&context, options] { set(context, *options); });
    command("show", "help.provider.show")->callback([&context, options] { show(context, *options); });
    command("remove", "help.provider.remove")->callback([&context, options] { remove(context, *options); });
}

}  // namespace baophu::cli
