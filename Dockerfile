# One file for every service: `--build-arg SERVICE=<name>` picks it, `--target` says whether it serves a built page.
# Everything is installed, compiled and built once, for all of them; what runs is a slim image with one service and the
# packages that it loads, as a user without rights, and works with a read-only root file system.

ARG NODE_IMAGE=node:24-bookworm

FROM ${NODE_IMAGE} AS build
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
RUN npm ci
COPY . .
RUN NX_DAEMON=false npx nx run-many --target=build --outputStyle=static

FROM build AS modules
ARG SERVICE
RUN node tools/build/production-modules.mjs ${SERVICE} /modules

FROM ${NODE_IMAGE}-slim AS service
ARG SERVICE
ENV NODE_ENV=production CLEW_HOST=0.0.0.0 CLEW_DATA_DIR=/data
WORKDIR /clew
RUN mkdir /data && chown node:node /data
COPY --from=modules /modules node_modules
COPY --from=build /clew/apps/${SERVICE}/dist apps/${SERVICE}/dist
WORKDIR /clew/apps/${SERVICE}
USER node
CMD ["node", "--enable-source-maps", "dist/main.js"]

FROM service AS service-with-shop
COPY --from=build /clew/apps/web/dist ../web/dist

FROM service AS service-with-viewer
COPY --from=build /clew/apps/viewer/dist ../viewer/dist
