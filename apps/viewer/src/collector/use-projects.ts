import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Project } from './collector-client';
import { useCollector } from './collector-context';

/** The projects this reader may see, in the collector's order; empty until they are known. */
export function useProjects(): Project[] {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => collector.projects(signal),
    staleTime: 60_000,
  });
  return useMemo(() => data ?? [], [data]);
}

/** The names of those projects, by which services keep their colours. */
export function useProjectSlugs(): string[] {
  const projects = useProjects();
  return useMemo(() => projects.map(({ slug }) => slug), [projects]);
}
