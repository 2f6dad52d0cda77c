// links.csv, clusters.csv and review.csv: what `baophu link` writes (ENG-25).
//
//     left_id,right_id,weight,probability     by left_id, then right_id, byte by byte
//     A-17,B-4,23.51,0.999991                 weight in bits
//
//     left_id,right_id,weight,probability,worth   the review queue (ENG-38): the worthiest decision first
//     A-17,B-5,1.20,0.512000,2.93                 worth in wrong joins of records
//
//     id,cluster                              by id; a cluster is named by the smallest id of its records
#pragma once

#include <filesystem>

#include "edge/registers/registers.h"
#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/review.h"

namespace baophu::cli {

// Whole or not at all. Throws Failure: disk_full, system_error.
void write_links(const registers::Registers& registers, const linkage::engine::Answer& answer,
                 const std::filesystem::path& file);
// Returns how many ids stand in more than one record: their lines cannot be told apart.
std::size_t write_clusters(const registers::Registers& registers, const linkage::engine::Answer& answer,
                           const std::filesystem::path& file);
void write_review(const registers::Registers& registers, const std::vector<linkage::engine::ReviewRow>& rows,
                  const std::filesystem::path& file);

}  // namespace baophu::cli
