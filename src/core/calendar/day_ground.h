// What says that a day is off: a law, an article, and how sure that is.
#pragma once

#include <string>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/base/yaml_fields.h"

namespace baophu {

struct DayGround {
    std::string law;
    std::string article;
    Confidence confidence;
    Date checked;  // When it was last held against its source.
    std::string note;
};

struct Title {
    std::string vi;
    std::string en;

    const std::string& in(Language language) const { return language == Language::vietnamese ? vi : en; }
};

// The keys law, article, confidence, checked and, if there is one, note.
DayGround read_ground(const YamlFields& fields);

// The key title.
Title read_title(const YamlFields& fields);

}  // namespace baophu
