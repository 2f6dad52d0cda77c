#include "edge/store/change_lines.h"

#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/store/audit_chain.h"
#include "edge/store/bound_rows.h"
#include "edge/store/changes.h"

namespace baophu::store {
namespace {

constexpr const char* hidden = "***";

using Lines = std::vector<ChangeEntry>;

void bind(Query& query, const Field& field) {
    std::visit([&](const auto& value) { query.use(value); }, field.value);
}

// One digest over the lines of one change, whichever numbers the store gave them.
std::string digest_of(const Lines& lines) {
    Sha256 digest;
    for (const ChangeEntry& line : lines) {
        for (const std::string& part :
             {line.at, line.by, line.entity, line.entity_id, std::to_string(line.version), line.field,
              line.old_value, line.new_value}) {
            digest.add_field(part);
        }
    }
    return digest.hex();
}

std::string told(const Lines& lines) {
    const ChangeEntry& first = lines.front();
    return first.entity + "/" + first.entity_id + " v" + std::to_string(first.version) + " " +
           digest_of(lines);
}

void write(Transaction& tx, const Lines& lines, const Actor& by) {
    for (const ChangeEntry& line : lines) {
        Query(tx.sql,
              "INSERT INTO changes(changed_at, changed_by, entity, entity_id, version, field, old_value, "
              "new_value) VALUES (:at, :by, :entity, :id, :version, :field, :old, :new)")
            .use(line.at)
            .use(line.by)
            .use(line.entity)
            .use(line.entity_id)
            .use(line.version)
            .use(line.field)
            .use(line.old_value)
            .use(line.new_value)
            .run();
    }
    const ChangeEntry& first = lines.front();
    append_audit(tx, by,
                 {.kind = std::string(change_kind),
                  .what = told(lines) + digest_of_secrets(tx, first.entity, first.entity_id)});
}

ChangeEntry line_of(const Transaction& tx, const Actor& by, const std::string& entity, const std::string& id,
                    std::int64_t version, const Field& field, std::string old_value) {
    ChangeEntry line{.sequence = 0,
                     .at = tx.now,
                     .by = by.login,
                     .entity = entity,
                     .entity_id = id,
                     .version = version,
                     .field = field.name,
                     .old_value = std::move(old_value),
                     .new_value = field.text()};
    if (field.secrecy == Secrecy::secret) {
        for (std::string* value : {&line.old_value, &line.new_value}) {
            if (!value->empty()) *value = hidden;
        }
    }
    return line;
}

std::optional<std::int64_t> version_in_force(Transaction& tx, const std::string& entity,
                                             const std::string& id) {
    std::int64_t version = 0;
    Query query(tx.sql, "SELECT version FROM " + entity + " WHERE id = :id");
    if (!query.use(id).into(version).next()) return std::nullopt;
    return version;
}

[[noreturn]] void not_there(const std::string& entity, const std::string& id) {
    throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", id}});
}

std::string value_in_force(Transaction& tx, const std::string& entity, const std::string& id,
                           const std::string& field) {
    std::string value;
    Query(tx.sql, "SELECT CAST(" + field + " AS TEXT) FROM " + entity + " WHERE id = :id")
        .use(id)
        .into(value)
        .next();
    return value;
}

void put(Transaction& tx, const std::string& entity, const std::string& id, const Field& field) {
    Query query(tx.sql, "UPDATE " + entity + " SET " + field.name + " = :value WHERE id = :id");
    bind(query, field);
    query.use(id).run();
}

}  // namespace

std::string Field::text() const {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return std::get<std::string>(value);
}

std::string add_entity(Transaction& tx, const std::string& entity, const std::vector<Field>& fields,
                       const Actor& by) {
    std::string names = "version";
    std::string marks = "1";
    for (const Field& field : fields) {
        names += ", " + field.name;
        marks += ", :" + field.name;
    }
    std::string id;
    Query query(tx.sql, "INSERT INTO " + entity + "(" + names + ") VALUES (" + marks +
                            ") RETURNING CAST(id AS TEXT)");
    for (const Field& field : fields)
        bind(query, field);
    query.into(id).next();
    Lines lines;
    for (const Field& field : fields)
        lines.push_back(line_of(tx, by, entity, id, 1, field, ""));
    write(tx, lines, by);
    return id;
}

void change_entity(Transaction& tx, const std::string& entity, const std::string& id,
                   std::optional<std::int64_t> seen, const std::vector<Field>& fields, const Actor& by) {
    const auto found = version_in_force(tx, entity, id);
    if (!found) not_there(entity, id);
    if (seen && *seen != *found) refuse_changed(tx, entity, id, *seen, *found);
    const std::int64_t next = *found + 1;
    Lines lines;
    for (const Field& field : fields) {
        const std::string old_value = value_in_force(tx, entity, id, field.name);
        if (old_value == field.text()) continue;
        put(tx, entity, id, field);
        lines.push_back(line_of(tx, by, entity, id, next, field, old_value));
    }
    if (lines.empty()) return;
    put(tx, entity, id, {.name = "version", .value = next});
    write(tx, lines, by);
}

void refuse_changed(Transaction& tx, const std::string& entity, const std::string& id, std::int64_t seen,
                    std::int64_t found) {
    std::string by;
    std::string at;
    std::string fields;
    ChangeEntry line;
    Query query(tx.sql,
                "SELECT changed_by, changed_at, field FROM changes WHERE entity = :entity AND entity_id = "
                ":id AND version > :seen ORDER BY sequence");
    query.use(entity).use(id).use(seen).into(line.by, line.at, line.field);
    while (query.next()) {
        by = line.by;
        at = line.at;
        fields += (fields.empty() ? "" : ", ") + line.field;
    }
    throw Failure(fault::changed_meanwhile, {{"entity", entity},
                                             {"id", id},
                                             {"by", by},
                                             {"at", in_vietnam(at)},
                                             {"field", fields},
                                             {"seen", std::to_string(seen)},
                                             {"found", std::to_string(found)}});
}

void require_entity(Transaction& tx, const std::string& entity, const std::string& id) {
    if (!version_in_force(tx, entity, id)) not_there(entity, id);
}

void refuse_field(const std::string& field, const std::string& value) {
    throw Failure(fault::field_not_usable, {{"field", field}, {"value", value}});
}

void require_text(const std::string& field, const std::string& value) {
    if (value.find_first_not_of(" \t\r\n") == std::string::npos) refuse_field(field, value);
}

ChangesHeld::ChangesHeld(Transaction& tx) : tx_(tx) {
    Query(tx_.sql, "SELECT count(*) FROM changes").into(all_).next();
}

bool ChangesHeld::hold(const std::string& what) {
    // "users/12 v3 <digest>"; ids hold no space.
    const std::size_t slash = what.find('/');
    const std::size_t space = what.find(" v", slash);
    if (slash == std::string::npos || space == std::string::npos) return false;
    const std::string version = what.substr(space + 2, what.find(' ', space + 1) - space - 2);
    Lines lines;
    ChangeEntry line;
    Query query(
        tx_.sql,
        "SELECT changed_at, changed_by, entity, entity_id, version, field, old_value, new_value FROM "
        "changes WHERE entity = :entity AND entity_id = :id AND version = :version ORDER BY sequence");
    query.use(what.substr(0, slash)).use(what.substr(slash + 1, space - slash - 1)).use(version);
    query.into(line.at, line.by, line.entity, line.entity_id, line.version, line.field, line.old_value,
               line.new_value);
    while (query.next())
        lines.push_back(line);
    held_ += static_cast<std::int64_t>(lines.size());
    if (lines.empty()) return false;
    const std::string lines_told = told(lines);
    // What comes after a space is the digest of secrets, which RowsHeld looks at.
    return what == lines_told || what.starts_with(lines_told + " ");
}

}  // namespace baophu::store
