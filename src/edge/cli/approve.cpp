// baophu approve WORKSPACE [NUMBER] [--refuse REASON]
//
// Lists what waits for a second person, and settles it: whoever owns the machine is one, so that an office
// with a single administrator is not stuck (TWO-4). History and audit say that it was done here.
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/sign_in_told.h"
#include "edge/http/proposals_told.h"

namespace baophu::cli {
namespace {

using store::Proposal;
using store::ProposalKind;

const store::Actor here{
    .login = "baophu approve", .agency = {}, .territory = {}, .purpose = {}, .case_number = {}};

struct Options {
    std::string root;
    std::int64_t number = 0;  // 0: to list them.
    std::string refuse;
};

std::string login_of(http::Office& office, std::int64_t user) {
    const auto found = office.users.find(user);
    return found ? found->login : std::to_string(user);
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list.empty() ? "–" : list;
}

std::string in_words(const Context& context, http::Office& office, const Proposal& proposal) {
    if (proposal.is_of_targets()) {
        std::int64_t sum = 0;
        for (const store::UnitTarget& unit : proposal.targets.units)
            sum += unit.target;
        return context.text(
            "approve.targets",
            {{"scheme", context.text("scheme." + std::string(to_word(proposal.targets.scheme)))},
             {"year", std::to_string(proposal.targets.year)},
             {"units", std::to_string(proposal.targets.units.size())},
             {"persons", context.messages.count(sum)},
             {"document", proposal.targets.document}});
    }
    const store::Grant& grant = proposal.grant;
    const std::string login = login_of(office, grant.user);
    if (proposal.kind == ProposalKind::password) return context.text("approve.password", {{"login", login}});
    if (proposal.kind == ProposalKind::identity) {
        const store::Identity& identity = proposal.identity;
        return context.text("approve.identity",
                            {{"login", login},
                             {"account", identity.subject.empty() ? identity.claim : identity.subject},
                             {"issuer", identity.issuer}});
    }
    return context.text("approve." + std::string(to_word(proposal.kind)),
                        {{"login", login},
                         {"role", grant.role},
                         {"agency", grant.agency},
                         {"unit", grant.territory.empty() ? "–" : grant.territory},
                         {"purposes", listed(grant.purposes)},
                         {"from", grant.from.vietnamese()},
                         {"to", grant.to ? grant.to->vietnamese() : "–"}});
}

void list(const Context& context, http::Office& office, store::Proposals& proposals) {
    const std::vector<Proposal> open = proposals.open();
    if (open.empty()) context.out << context.text("approve.none") << '\n';
    for (const Proposal& proposal : open) {
        context.out << context.text("approve.line", {{"id", std::to_string(proposal.id)},
                                                     {"what", in_words(context, office, proposal)},
                                                     {"by", proposal.proposed_by},
                                                     {"at", store::in_vietnam(proposal.proposed_at)}})
                    << '\n';
    }
}

void settle(const Context& context, http::Office& office, store::Proposals& proposals,
            const Options& options) {
    const std::string id = std::to_string(options.number);
    const auto proposal = proposals.find(options.number);
    if (!proposal) throw Failure(fault::entity_not_there, {{"entity", "proposals"}, {"id", id}});
    if (!options.refuse.empty()) {
        proposals.refuse(options.number, options.refuse, here);
        context.out << context.text("approve.refused", {{"id", id}}) << '\n';
        return;
    }
    const auto password = http::approve(office, *proposal, here);
    context.out << context.text("approve.done", {{"id", id}}) << '\n';
    if (password)
        tell_sign_in(context, {.login = login_of(office, proposal->grant.user), .password = *password});
}

void approve(const Context& context, const Options& options) {
    if (options.number == 0 && !options.refuse.empty())
        throw Failure(fault::wrong_usage, {{"problem", context.text("usage.missing", {{"what", "NUMBER"}})}});
    const workspace::Workspace workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    http::Office office(workspace, database, {});
    store::Proposals proposals(database);
    if (options.number == 0) return list(context, office, proposals);
    settle(context, office, proposals, options);
}

}  // namespace

void add_approve(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("approve", context.text("help.approve"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("NUMBER", options->number, context.text("help.approve.number"))
        ->check(CLI::PositiveNumber);
    command->add_option("--refuse", options->refuse, context.text("help.approve.refuse"));
    command->callback([&context, options] { approve(context, *options); });
}

}  // namespace baophu::cli
