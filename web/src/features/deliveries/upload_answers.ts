// What the server knows of the uploads. Events tell of every step; where none come, it is asked.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../api/client";
import { type Job, useOffice } from "../../app/office";
import { isOver } from "../../app/office_line";
import { useWords } from "../../lib/words";
import type { Upload } from "./send_file";

const askedEvery = 3_000;

export function isUnderWay(upload: Upload): boolean {
  return upload.state === "waiting" || upload.state === "reading";
}

export function useUploads() {
  const { language } = useWords();
  return useQuery({
    queryKey: ["uploads", "list", language],
    queryFn: () => take(api.GET("/api/uploads")),
    refetchInterval: (query) => (query.state.data?.uploads.some(isUnderWay) ? askedEvery : false),
  });
}

export function useUpload(id: string | null) {
  const { language } = useWords();
  return useQuery({
    queryKey: ["uploads", id, language],
    queryFn: () => take(api.GET("/api/uploads/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data) ? askedEvery : false),
  });
}

export function useChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ["uploads"] });
    void queries.invalidateQueries({ queryKey: ["deliveries"] });
  };
}

export type Statement = { look_only: boolean; dataset?: string; period?: string };

// What was said of a file is said again when it is read once more.
export function useReading(upload: Upload) {
  const changed = useChanged();
  const { id, stated_dataset: dataset, stated_period: period } = upload;
  return useMutation({
    mutationFn: (statement: Statement) => take(api.POST("/api/uploads/{id}/reading", {
      params: { path: { id } }, body: { ...(dataset ? { dataset } : {}), ...(period ? { period } : {}), ...statement },
    })),
    onSuccess: changed,
  });
}

export function useDropUpload() {
  const changed = useChanged();
  return useMutation({ mutationFn: (id: string) => take(api.DELETE("/api/uploads/{id}", { params: { path: { id } } })), onSuccess: changed });
}

// The job that reads the upload now.
export function useJobOf(upload: Upload | undefined): Job | undefined {
  const { jobs } = useOffice();
  return upload?.job ? jobs.find((job) => job.id === upload.job && !isOver(job)) : undefined;
}
