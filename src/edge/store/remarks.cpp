#include "edge/store/remarks.h"

#include "edge/store/bound_rows.h"
#include "edge/store/change_lines.h"

namespace baophu::store {

std::int64_t Remarks::add(const std::string& address, const std::string& text, const Actor& by) {
    require_text("address", address);
    require_text("text", text);
    return writing(database_, [&](Transaction& tx) {
        std::int64_t sequence = 0;
        Query(
            tx.sql,
            "INSERT INTO remarks(address, remark, made_by, agency, made_at) VALUES (:address, :remark, :by, "
            ":agency, :at) RETURNING sequence")
            .use(address)
            .use(text)
            .use(by.login)
            .use(by.agency)
            .use(tx.now)
            .into(sequence)
            .next();
        append_audit_of(tx, by, {.kind = "remark", .what = "remark " + std::to_string(sequence)},
                        {.table = "remarks", .first = sequence, .last = sequence});
        return sequence;
    });
}

std::vector<Remark> Remarks::of(const std::string& address) {
    return reading(database_, [&](Transaction& tx) {
        Remark remark;
        Query query(tx.sql,
                    "SELECT sequence, address, remark, made_by, agency, made_at FROM remarks WHERE address = "
                    ":address ORDER BY sequence");
        query.use(address).into(remark.sequence, remark.address, remark.text, remark.by, remark.agency,
                                remark.at);
        std::vector<Remark> found;
        while (query.next())
            found.push_back(remark);
        return found;
    });
}

}  // namespace baophu::store
