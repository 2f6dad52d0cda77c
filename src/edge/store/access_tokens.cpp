#include "edge/store/access_tokens.h"

#include <algorithm>

#include "core/base/days.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/access_token_rows.h"
#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "access_tokens";
constexpr char comma = ',';

std::string joined(std::vector<std::string> words) {
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    std::string text;
    for (const std::string& word : words) {
        if (word.empty() || word.find(comma) != std::string::npos) refuse_field("scope", word);
        text += (text.empty() ? "" : ",") + word;
    }
    return text;
}

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(comma), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<AccessToken> select(Transaction& tx, const std::string& where, const std::string& value) {
    AccessToken token;
    std::string scope;
    std::string first_day;
    std::string last_day;
    Query query(
        tx.sql,
        "SELECT id, owner, name, scope, first_day, last_day, made_at, last_used_at, ended_at, version "
        "FROM access_tokens" +
            where + " ORDER BY id DESC");
    if (!where.empty()) query.use(value);
    query.into(token.id, token.owner, token.name, scope, first_day, last_day, token.made_at,
               token.last_used_at, token.ended_at, token.version);
    std::vector<AccessToken> found;
    while (query.next()) {
        token.scope = parted(scope);
        token.from = *Date::parse(first_day);
        token.to = *Date::parse(last_day);
        found.push_back(token);
    }
    return found;
}

std::optional<AccessToken> first_of(Database& database, const std::string& where, const std::string& value) {
    return reading(database, [&](Transaction& tx) -> std::optional<AccessToken> {
        std::vector<AccessToken> found = select(tx, where, value);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

// TOK-1
void check(const AccessToken& token, const Date& today) {
    require_text("name", token.name);
    if (token.scope.empty()) refuse_field("scope", "");
    if (token.from < today) refuse_field("from", token.from.iso());
    if (token.to < token.from || plus_days(token.from, token_days_most - 1) < token.to)
        refuse_field("to", token.to.iso());
}

void end_token(Transaction& tx, const AccessToken& token, const Actor& by) {
    if (!token.ended_at.empty()) return;
    change_entity(tx, entity, std::to_string(token.id), token.version, {{"ended_at", tx.now}}, by);
}

}  // namespace

void end_tokens_of(Transaction& tx, std::int64_t owner, const Actor& by) {
    for (const AccessToken& token :
         select(tx, " WHERE ended_at = '' AND owner = :owner", std::to_string(owner)))
        end_token(tx, token, by);
}

std::int64_t AccessTokens::add(const AccessToken& token, const std::string& token_sha256, const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        const Date today = day_in_vietnam(*instant_of(tx.now));
        check(token, today);
        require_entity(tx, "users", std::to_string(token.owner));
        for (const AccessToken& other : select(tx, " WHERE owner = :owner", std::to_string(token.owner))) {
            if (other.name == token.name && other.ended_at.empty() && today <= other.to)
                throw Failure(fault::already_there, {{"entity", entity}, {"id", token.name}});
        }
        return static_cast<std::int64_t>(
            std::stoll(add_entity(tx, entity,
                                  {{"owner", token.owner},
                                   {"name", token.name},
                                   {"token_sha256", token_sha256, Secrecy::secret},
                                   {"scope", joined(token.scope)},
                                   {"first_day", token.from.iso()},
                                   {"last_day", token.to.iso()},
                                   {"made_at", tx.now},
                                   {"ended_at", std::string()}},
                                  by)));
    });
}

std::optional<AccessToken> AccessTokens::find(const std::string& token_sha256) {
    return first_of(database_, " WHERE token_sha256 = :token", token_sha256);
}

std::optional<AccessToken> AccessTokens::find(std::int64_t id) {
    return first_of(database_, " WHERE id = :id", std::to_string(id));
}

std::vector<AccessToken> AccessTokens::of(std::int64_t owner) {
    return reading(database_, [&](Transaction& tx) {
        return select(tx, " WHERE owner = :owner", std::to_string(owner));
    });
}

std::vector<AccessToken> AccessTokens::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, "", ""); });
}

void AccessTokens::see(std::int64_t id, const std::string& at) {
    writing(database_, [&](Transaction& tx) {
        Query(tx.sql, "UPDATE access_tokens SET last_used_at = :at WHERE id = :id AND ended_at = ''")
            .use(at)
            .use(id)
            .run();
    });
}

void AccessTokens::end(std::int64_t id, const Actor& by) {
    writing(database_, [&](Transaction& tx) {
        const std::vector<AccessToken> found = select(tx, " WHERE id = :id", std::to_string(id));
        if (found.empty())
            throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", std::to_string(id)}});
        end_token(tx, found.front(), by);
    });
}

}  // namespace baophu::store
