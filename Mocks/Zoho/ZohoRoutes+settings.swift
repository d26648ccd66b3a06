import MockKit

extension ZohoRoutes {
    static let settings: [Route] =
        definitions + pipelines + [
            crm("GET", "/settings/profiles", "profiles.list", scopes: settingsScopes("profiles", "READ")) {
                try $0.listProfiles($1)
            },
            crm("GET", "/settings/profiles/{id}", "profiles.get", scopes: settingsScopes("profiles", "READ")) {
                try $0.getProfile($1)
            },
        ]

    private static let fields = "/settings/fields"
    private static let inModule = ["module"]

    private static let definitions: [Route] = [
        crm(
            "GET", "/settings/modules", "modules.list", parameters: ["status", "feature_name", "include"],
            scopes: settingsScopes("modules", "READ")
        ) { try $0.listModules($1) },
        crm("GET", "/settings/modules/{module}", "modules.get", scopes: settingsScopes("modules", "READ")) {
            try $0.getModule($1)
        },
        crm(
            "GET", fields, "fields.list", parameters: ["module", "type", "include"],
            scopes: settingsScopes("fields", "READ")
        ) { try $0.listFields($1) },
        crm(
            "POST", fields, "fields.create", isWrite: true, parameters: inModule,
            scopes: settingsScopes("fields", "CREATE")
        ) { try $0.createFields($1) },
        crm(
            "GET", fields + "/{id}", "fields.get", parameters: ["module", "include"],
            scopes: settingsScopes("fields", "READ")
        ) { try $0.getField($1) },
        crm(
            "DELETE", fields + "/{id}", "fields.delete", isWrite: true, parameters: inModule,
            scopes: settingsScopes("fields", "DELETE")
        ) { try $0.deleteField($1) },
        crm(
            "GET", fields + "/{id}/pick_list_values", "pick_lists.get", parameters: inModule,
            scopes: settingsScopes("fields", "READ")
        ) { try $0.getPickList($1) },
        crm(
            "GET", "/settings/layouts", "layouts.list",
            parameters: ["module", "mode", "include", "include_inner_details"],
            scopes: settingsScopes("layouts", "READ")
        ) { try $0.listLayouts($1) },
        crm(
            "GET", "/settings/layouts/{id}", "layouts.get",
            parameters: ["module", "mode", "include", "include_inner_details"],
            scopes: settingsScopes("layouts", "READ")
        ) { try $0.getLayout($1) },
    ]

    private static let pipeline = "/settings/pipeline"
    private static let inLayout = ["layout_id"]

    private static let pipelines: [Route] = [
        crm(
            "GET", pipeline, "pipelines.list", parameters: inLayout, scopes: settingsScopes("pipeline", "READ")
        ) { try $0.listPipelines($1) },
        crm(
            "GET", pipeline + "/{id}", "pipelines.get", parameters: inLayout,
            scopes: settingsScopes("pipeline", "READ")
        ) { try $0.getPipeline($1) },
        crm(
            "POST", pipeline, "pipelines.create", isWrite: true, parameters: inLayout,
            scopes: settingsScopes("pipeline", "CREATE")
        ) { try $0.createPipeline($1) },
        crm(
            "PUT", pipeline, "pipelines.update", isWrite: true, parameters: inLayout,
            scopes: settingsScopes("pipeline", "UPDATE")
        ) { try $0.updatePipeline($1) },
        crm(
            "PATCH", pipeline, "pipelines.update", isWrite: true, parameters: inLayout,
            scopes: settingsScopes("pipeline", "UPDATE")
        ) { try $0.updatePipeline($1) },
        crm(
            "PUT", pipeline + "/{id}", "pipelines.update", isWrite: true, parameters: inLayout,
            scopes: settingsScopes("pipeline", "UPDATE")
        ) { try $0.updatePipeline($1) },
    ]
}
