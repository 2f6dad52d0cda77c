// What every route has at hand: the workspace, the office store, the runs, the law, the words.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/messages.h"
#include "core/law/law.h"
#include "core/plan/plan.h"
#include "edge/http/jobs.h"
#include "edge/http/next_run.h"
#include "edge/http/pace.h"
#include "edge/http/shelf.h"
#include "edge/http/small_cells.h"
#include "edge/signin/provider.h"
#include "edge/signin/signin.h"
#include "edge/store/audit.h"
#include "edge/store/database.h"
#include "edge/store/grants.h"
#include "edge/store/store.h"
#include "edge/store/users.h"
#include "edge/workspace/uploads.h"
#include "edge/workspace/workspace.h"

namespace baophu::http {

struct Office {
    // Runs are made within this program, unless next_run is told otherwise. No job is worked on before
    // jobs.start() or jobs.work_once().
    Office(const workspace::Workspace& place, store::Database& database, const warehouse::Settings& settings,
           const signin::Settings& signing_in = {});

    const workspace::Workspace& workspace;
    store::Database& database;
    store::Store store;
    store::Users users;
    store::Grants grants;
    store::Audit audit;
    signin::SignIn signin;
    RunShelf runs;
    workspace::Uploads uploads;
    Jobs jobs;
    NextRun next_run;
    Law law = Law::load();
    std::optional<Plan> plan;  // Of the province; nothing: none is known.
    Targets targets;
    Rounding rounding;
    std::string started_at = database.now_text();
    std::unique_ptr<signin::Provider> provider;  // Of identities; null: none is set (OID-1).
    std::array<std::string, 2> provider_names;   // What the sign-in page calls it, in Vietnamese and English.
    std::optional<std::filesystem::path>
        backups;  // The folder in which they are kept; nothing: none are made.
    Messages vietnamese{Language::vietnamese};
    Messages english{Language::english};

    const Messages& words(Language language) const {
        return language == Language::vietnamese ? vietnamese : english;
    }
};

}  // namespace baophu::http
