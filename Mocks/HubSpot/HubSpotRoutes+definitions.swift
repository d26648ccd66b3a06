import MockKit

extension HubSpotRoutes {
    static let properties: [Route] =
        both("GET", "properties", "/{objectType}", "properties.list", scopes: schemaRead) { try $0.listProperties($1) }
        + both("POST", "properties", "/{objectType}", "properties.create", isWrite: true, scopes: schemaWrite) {
            try $0.createProperty($1)
        }
        + both("GET", "properties", "/{objectType}/{name}", "properties.get", scopes: schemaRead) {
            try $0.getProperty($1)
        }
        + both("PATCH", "properties", "/{objectType}/{name}", "properties.update", isWrite: true, scopes: schemaWrite) {
            try $0.updateProperty($1)
        }
        + both("DELETE", "properties", "/{objectType}/{name}", "properties.delete", isWrite: true, scopes: schemaWrite)
    {
        try $0.deleteProperty($1)
    }
        + both("POST", "properties", "/{objectType}/batch/read", "properties.batch_read", scopes: schemaRead) {
            try $0.batchReadProperties($1)
        }
        + both(
            "POST", "properties", "/{objectType}/batch/create", "properties.batch_create", isWrite: true,
            scopes: schemaWrite
        ) { try $0.batchCreateProperties($1) }
        + both(
            "POST", "properties", "/{objectType}/batch/archive", "properties.batch_archive", isWrite: true,
            scopes: schemaWrite
        ) { try $0.batchArchiveProperties($1) }

    static let groups: [Route] =
        both("GET", "properties", "/{objectType}/groups", "groups.list", scopes: schemaRead) { try $0.listGroups($1) }
        + both("POST", "properties", "/{objectType}/groups", "groups.create", isWrite: true, scopes: schemaWrite) {
            try $0.createGroup($1)
        }
        + both("GET", "properties", "/{objectType}/groups/{name}", "groups.get", scopes: schemaRead) {
            try $0.getGroup($1)
        }
        + both(
            "PATCH", "properties", "/{objectType}/groups/{name}", "groups.update", isWrite: true, scopes: schemaWrite
        ) {
            try $0.updateGroup($1)
        }
        + both(
            "DELETE", "properties", "/{objectType}/groups/{name}", "groups.delete", isWrite: true, scopes: schemaWrite
        ) {
            try $0.deleteGroup($1)
        }

    private static let onePipeline = "/{objectType}/{pipelineId}"

    static let pipelines: [Route] =
        both("GET", "pipelines", "/{objectType}", "pipelines.list", scopes: schemaRead) { try $0.listPipelines($1) }
        + both("POST", "pipelines", "/{objectType}", "pipelines.create", isWrite: true, scopes: schemaWrite) {
            try $0.createPipeline($1)
        }
        + both("GET", "pipelines", onePipeline, "pipelines.get", scopes: schemaRead) { try $0.getPipeline($1) }
        + both("PATCH", "pipelines", onePipeline, "pipelines.update", isWrite: true, scopes: schemaWrite) {
            try $0.updatePipeline($1)
        }
        + both("PUT", "pipelines", onePipeline, "pipelines.replace", isWrite: true, scopes: schemaWrite) {
            try $0.replacePipeline($1)
        }
        + both("DELETE", "pipelines", onePipeline, "pipelines.delete", isWrite: true, scopes: schemaWrite) {
            try $0.deletePipeline($1)
        }
        + both("GET", "pipelines", onePipeline + "/audit", "pipelines.audit", scopes: schemaRead) {
            try $0.auditPipeline($1)
        }

    private static let oneStage = onePipeline + "/stages/{stageId}"

    static let stages: [Route] =
        both("GET", "pipelines", onePipeline + "/stages", "stages.list", scopes: schemaRead) { try $0.listStages($1) }
        + both("POST", "pipelines", onePipeline + "/stages", "stages.create", isWrite: true, scopes: schemaWrite) {
            try $0.createStage($1)
        }
        + both("GET", "pipelines", oneStage, "stages.get", scopes: schemaRead) { try $0.getStage($1) }
        + both("PATCH", "pipelines", oneStage, "stages.update", isWrite: true, scopes: schemaWrite) {
            try $0.updateStage($1)
        }
        + both("PUT", "pipelines", oneStage, "stages.replace", isWrite: true, scopes: schemaWrite) {
            try $0.updateStage($1)
        }
        + both("DELETE", "pipelines", oneStage, "stages.delete", isWrite: true, scopes: schemaWrite) {
            try $0.deleteStage($1)
        }
}
