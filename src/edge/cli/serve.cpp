// baophu serve WORKSPACE [--port 8080] [--address A] [--certificate F --key F] [--behind-proxy]
// [--plain-text]
//     [--backups FOLDER]
//
// Prints READY and the address when a browser may come, and keeps serving until it is asked to stop. The
// first sign-in of a new workspace is random and printed once; it stands nowhere else.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/sign_in_told.h"
#include "edge/http/application.h"
#include "edge/http/first_start.h"
#include "edge/http/provider_start.h"
#include "edge/http/reading.h"
#include "edge/http/run_process.h"
#include "edge/http/server.h"
#include "edge/workspace/backups.h"
#include "edge/workspace/gc.h"
#include "edge/workspace/head_keeper.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {
namespace {

struct ServeOptions {
    std::string root;
    http::ServerSettings server;
    std::optional<std::uint16_t> port;  // Nothing: the usual one, or where that is taken one that is free.
    std::string certificate;
    std::string key;
    std::string memory = "1GB";
    bool log = false;
    bool plain_text = false;    // Other machines may come without encryption.
    std::size_t runs_kept = 4;  // Beside the current, the pinned, and those that somebody reads.
    std::string backups;        // "": none are made by the server.
    int next_run_seconds = 20;  // Of quiet before a run starts by itself; 0: none does.
};

std::string address_of(const ServeOptions& options, std::uint16_t port) {
    const std::string scheme = options.server.tls ? "https://" : "http://";
    const bool six = options.server.address.find(':') != std::string::npos;
    const std::string host = six ? "[" + options.server.address + "]" : options.server.address;
    return scheme + host + ":" + std::to_string(port);
}

std::unique_ptr<http::Server> listen(ServeOptions& options, const http::Application& application) {
    if (options.port) options.server.port = *options.port;
    try {
        return std::make_unique<http::Server>(options.server, application);
    } catch (const Failure& failure) {
        if (failure.fault().code != fault::port_taken || options.port) throw;
        options.server.port = 0;
        return std::make_unique<http::Server>(options.server, application);
    }
}

// Room again for the next run (RUN-8). The run that was made stands whatever comes of it: what could not be
// removed is there the next time.
void make_room(http::Office& office, std::size_t keep) {
    try {
        const workspace::Lock lock = office.workspace.lock("serve");
        collect_garbage(office.workspace, lock, office.store, keep, workspace::Collecting::remove);
    } catch (const Failure& failure) {
        std::clog << "gc: " << failure.fault().code << '\n';
    }
}

// Runs as `made`, and after each of them no more than so many are kept.
http::MakeRun and_make_room(http::Office& office, http::MakeRun made, std::size_t keep) {
    return [&office, made = std::move(made), keep](const std::optional<Month>& month, Progress& progress,
                                                   const CancelFlag& cancel) {
        std::string run = made(month, progress, cancel);
        make_room(office, keep);
        return run;
    };
}

// Files that the last program left unread are read, and runs are made, beside what is answered.
void begin_work(http::Office& office, const ServeOptions& options) {
    http::NextRunSettings settings;
    settings.by_itself = options.next_run_seconds > 0;
    settings.quiet = std::chrono::seconds(options.next_run_seconds);
    settings.at_most = std::max(settings.at_most, settings.quiet);
    office.next_run.settle(settings);
    office.next_run.make_with(
        and_make_room(office, http::run_in_process("/proc/self/exe", office.workspace), options.runs_kept));
    for (const workspace::Upload& upload : office.uploads.waiting())
        http::add_reading(office, upload);
    office.jobs.start([&office] { office.next_run.look(); });
}

// Looks every minute whether the head of the day is to be signed (AUD-8). What went wrong shows on the
// administrator's page.
class DailyHead {
public:
    DailyHead(const workspace::Workspace& workspace, store::Database& database)
        : keeper_(workspace::AuditHeads(workspace.audit_heads_folder()), database),
          looking_([this](const std::stop_token& stop) { look(stop); }) {}

private:
    void look(const std::stop_token& stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any woken;
        while (!stop.stop_requested()) {
            keeper_.keep();
            woken.wait_for(lock, stop, std::chrono::minutes(1), [] { return false; });
        }
    }

    workspace::HeadKeeper keeper_;
    std::jthread looking_;
};

// Passwords must not cross a network as they are typed, unless somebody says that they may.
void refuse_plain_text(const Context& context, const ServeOptions& options) {
    const http::ServerSettings& server = options.server;
    if (server.tls || server.behind_proxy || options.plain_text || http::is_loopback(server.address)) return;
    throw Failure(fault::wrong_usage,
                  {{"problem", context.text("serve.plain_text", {{"address", server.address}})}});
}

void serve(const Context& context, ServeOptions& options) {
    if (options.certificate.empty() != options.key.empty())
        throw CLI::RequiredError(options.key.empty() ? "--key" : "--certificate");
    if (!options.certificate.empty()) options.server.tls = http::TlsFiles{options.certificate, options.key};

    refuse_plain_text(context, options);

    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    // One thread for a question: many are asked at once, and none may take the machine from the others.
    http::Office office(workspace, database,
                        {.threads = 1, .memory_limit = options.memory, .temporary_folder = {}});
    if (!options.backups.empty()) {
        workspace::require_outside(workspace, options.backups);
        office.backups = options.backups;
    }
    http::ApplicationSettings settings;
    if (options.log) settings.log = [](const std::string& line) { std::clog << line + "\n"; };
    http::Desk desk(office, http::web_files(), settings);
    const std::unique_ptr<http::Server> server = listen(options, desk.application());
    desk.count_with(server->counts());
    if (const auto first = http::prepare(office)) tell_sign_in(context, *first);
    if (const auto provider = workspace::identity_provider(workspace)) http::set_provider(office, *provider);
    if (office.runs.current_id()) office.runs.take();
    begin_work(office, options);
    const DailyHead daily_head(workspace, database);
    context.out << "READY " << address_of(options, server->port()) << std::endl;
    server->run(context.cancel);
    office.jobs.stop();
    context.out << context.text("serve.stopped") << '\n';
}

}  // namespace

void tell_sign_in(const Context& context, const signin::FirstSignIn& first) {
    context.out << context.text("serve.sign_in", {{"login", first.login}, {"password", first.password}})
                << '\n';
}

void add_serve(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("serve", context.text("help.serve"));
    auto options = std::make_shared<ServeOptions>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--port", options->port, context.text("help.serve.port"));
    command->add_option("--address", options->server.address, context.text("help.serve.address"));
    command->add_option("--certificate", options->certificate, context.text("help.serve.certificate"));
    command->add_option("--key", options->key, context.text("help.serve.key"));
    command->add_flag("--behind-proxy", options->server.behind_proxy,
                      context.text("help.serve.behind_proxy"));
    command->add_flag("--plain-text", options->plain_text, context.text("help.serve.plain_text"));
    command->add_option("--memory", options->memory, context.text("help.serve.memory"));
    command->add_option("--next-run", options->next_run_seconds, context.text("help.serve.next_run"))
        ->check(CLI::Range(0, 90));
    command->add_option("--keep-runs", options->runs_kept, context.text("help.serve.keep_runs"));
    command->add_option("--backups", options->backups, context.text("help.serve.backups"));
    command->add_flag("--log", options->log, context.text("help.serve.log"));
    command->callback([&context, options] { serve(context, *options); });
}

}  // namespace baophu::cli
