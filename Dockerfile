# cookie-audit with Debian's Chromium, as a person without rights and with the browser's own sandbox on.
#
#   docker build -t cookie-audit .
#   docker run --rm --init --security-opt seccomp=chrome.json -v "$PWD:/work" cookie-audit audit https://dashboard.paris
#
# The sandbox needs user namespaces, which Docker's default seccomp profile forbids: give a profile that allows
# them (docs/ci.md). Without one Chromium does not start, and the audit says so.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/executable.mjs scripts/
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends chromium chromium-sandbox fonts-noto-core fonts-noto-color-emoji \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY policies policies
RUN ln -s /app/dist/cli.js /usr/local/bin/cookie-audit
ENV COOKIE_AUDIT_BROWSER=/usr/bin/chromium
USER node
WORKDIR /work
ENTRYPOINT ["cookie-audit"]
CMD ["--help"]
