# One file for every service: `--build-arg SERVICE=<name>` picks it, `--target` says whether it serves a built page.
# Everything is compiled in the first stages; what runs is a slim image with production dependencies only, as a user
# without rights, and works with a read-only root file system.

ARG NODE_IMAGE=node:24-bookworm

FROM ${NODE_IMAGE} AS manifests
WORKDIR /clew
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/cache-service/package.json apps/cache-service/
COPY apps/collector/package.json apps/collector/
COPY apps/db-service/package.json apps/db-service/
COPY apps/demo/package.json apps/demo/
COPY apps/e2e/package.json apps/e2e/
COPY apps/scheduler/package.json apps/scheduler/
COPY apps/third-party/package.json apps/third-party/
COPY apps/viewer/package.json apps/viewer/
COPY apps/web/package.json apps/web/
COPY apps/worker/package.json apps/worker/
COPY libs/private-redis/package.json libs/private-redis/
COPY libs/redis-connection/package.json libs/redis-connection/
COPY libs/service-host/package.json libs/service-host/
COPY libs/shop-contracts/package.json libs/shop-contracts/
COPY libs/trace-model/package.json libs/trace-model/
COPY libs/trace-testing/package.json libs/trace-testing/
COPY libs/tracing/package.json libs/tracing/

FROM manifests AS build
RUN npm ci --ignore-scripts
COPY . .
RUN NX_DAEMON=false npx nx run-many --target=build --outputStyle=static

FROM manifests AS dependencies
ARG SERVICE
RUN npm ci --omit=dev --workspace=@clew/${SERVICE}

FROM ${NODE_IMAGE}-slim AS service
ARG SERVICE
ENV NODE_ENV=production CLEW_HOST=0.0.0.0 CLEW_DATA_DIR=/data
WORKDIR /clew
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /clew/node_modules node_modules
# Its package.json says that the bundle is an ES module; beside it lies what npm could not place in the root folder.
COPY --from=dependencies /clew/apps/${SERVICE} apps/${SERVICE}
COPY --from=build /clew/apps/${SERVICE}/dist apps/${SERVICE}/dist
WORKDIR /clew/apps/${SERVICE}
USER node
CMD ["node", "--enable-source-maps", "dist/main.js"]

FROM service AS service-with-shop
COPY --from=build /clew/apps/web/dist ../web/dist

FROM service AS service-with-viewer
COPY --from=build /clew/apps/viewer/dist ../viewer/dist
