import { useLocation, useSearch } from 'wouter';
import { usePageTitle } from '../browser/use-page-title';
import { ProjectFilter } from '../search/project-filter';
import { TimeWindowPicker } from '../time-window/time-window-picker';
import { MapSearch } from './map-search';
import { MappedServices } from './mapped-services';
import { PartialMapNote } from './partial-map-note';
import type { ServiceMapState } from './service-map-state';
import { parseServiceMap, serviceMapPath } from './service-map-state';
import './service-map.css';

/** The services of a window and what they ask of each other. */
export function ServiceMap() {
  usePageTitle('Services');
  const state = parseServiceMap(useSearch());
  const [, navigate] = useLocation();
  const change = (part: Partial<ServiceMapState>) => {
    // As it is now: what was decided while a search was checked is not undone by it.
    const current = parseServiceMap(window.location.search);
    const path = serviceMapPath({ ...current, ...part });
    if (path !== serviceMapPath(current)) navigate(path);
  };
  return (
    <>
      <div className="page-heading__row page-heading__row--spread">
        <h1>Services</h1>
        <TimeWindowPicker window={state.window} onChange={(window) => change({ window })} />
      </div>
      <PartialMapNote />
      <div className="list-filters">
        <MapSearch state={state} onSearch={(query) => change({ query })} />
        <ProjectFilter chosen={state.projects} onChange={(projects) => change({ projects })} />
      </div>
      <MappedServices state={state} onChange={change} />
    </>
  );
}
