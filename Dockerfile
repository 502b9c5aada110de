# The program with Debian's Chromium. It runs as a user of its own.
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends chromium chromium-sandbox fonts-noto-core fonts-noto-color-emoji tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/policies ./policies
RUN ln -s /app/dist/cli.js /usr/local/bin/cookie-audit \
  # A volume that is mounted there takes over whose it is.
  && mkdir -p /data/evidence && chown -R node:node /data
ENV COOKIE_AUDIT_BROWSER=/usr/bin/chromium
USER node
WORKDIR /data
ENTRYPOINT ["tini", "--", "cookie-audit"]
CMD ["--help"]
