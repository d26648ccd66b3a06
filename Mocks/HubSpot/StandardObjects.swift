import MockKit

/// HubSpot's own objects: what every account has of them.
enum StandardObjects {
    static var all: [ObjectStore] { [contacts, companies, deals] }

    private static var contacts: ObjectStore {
        var store = ObjectStore(
            typeID: "0-1", name: "contacts", singularLabel: "Contact", pluralLabel: "Contacts",
            defaults: ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"],
            modifiedProperty: "lastmodifieddate")
        let group = "contactinformation"
        store.groups = [PropertyGroup(name: group, label: "Contact information", displayOrder: 0)]
        let texts = [
            ("email", "Email"), ("firstname", "First Name"), ("lastname", "Last Name"), ("company", "Company Name"),
            ("jobtitle", "Job Title"), ("website", "Website URL"), ("address", "Street Address"), ("city", "City"),
            ("state", "State/Region"), ("zip", "Postal Code"), ("country", "Country/Region"),
        ]
        store.add(texts.map { Property($0.0, $0.1, "string", "text", group: group) })
        store.add([
            Property("phone", "Phone Number", "string", "phonenumber", group: group), lifecycle(group),
            leadStatus(group),
        ])
        store.add(system(group, modified: store.modifiedProperty))
        store.pipelines = [lifecyclePipeline("contacts-lifecycle-pipeline")]
        return store
    }

    private static var companies: ObjectStore {
        var store = ObjectStore(
            typeID: "0-2", name: "companies", singularLabel: "Company", pluralLabel: "Companies",
            defaults: ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"],
            modifiedProperty: "hs_lastmodifieddate")
        let group = "companyinformation"
        store.groups = [PropertyGroup(name: group, label: "Company information", displayOrder: 0)]
        let texts = [
            ("name", "Company name"), ("domain", "Company Domain Name"), ("website", "Website URL"), ("city", "City"),
            ("country", "Country/Region"), ("industry", "Industry"),
        ]
        store.add(texts.map { Property($0.0, $0.1, "string", "text", group: group) })
        store.add([
            Property("phone", "Phone Number", "string", "phonenumber", group: group),
            Property("numberofemployees", "Number of Employees", "number", "number", group: group),
            Property("annualrevenue", "Annual Revenue", "number", "number", group: group), lifecycle(group),
        ])
        store.add(system(group, modified: store.modifiedProperty))
        store.pipelines = [lifecyclePipeline("companies-lifecycle-pipeline")]
        return store
    }

    private static var deals: ObjectStore {
        var store = ObjectStore(
            typeID: "0-3", name: "deals", singularLabel: "Deal", pluralLabel: "Deals",
            defaults: [
                "amount", "closedate", "createdate", "dealname", "dealstage", "hs_lastmodifieddate", "hs_object_id",
                "pipeline",
            ],
            modifiedProperty: "hs_lastmodifieddate")
        let group = "dealinformation"
        store.groups = [PropertyGroup(name: group, label: "Deal information", displayOrder: 0)]
        var amount = Property("amount", "Amount", "number", "number", group: group)
        amount.hints = ["numberDisplayHint": "currency", "showCurrencySymbol": true]
        store.add([
            Property("dealname", "Deal Name", "string", "text", group: group), amount,
            external("dealstage", "Deal Stage", "radio", group), external("pipeline", "Pipeline", "select", group),
            Property("closedate", "Close Date", "datetime", "date", group: group),
            Property("description", "Deal Description", "string", "textarea", group: group),
            Property("hs_next_step", "Next Step", "string", "text", group: group),
            Property("closed_lost_reason", "Closed Lost Reason", "string", "textarea", group: group),
            select(
                "dealtype", "Deal Type", group,
                [("New Business", "newbusiness"), ("Existing Business", "existingbusiness")]),
            select("hs_priority", "Priority", group, [("Low", "low"), ("Medium", "medium"), ("High", "high")]),
            select("deal_currency_code", "Currency", group, [("US Dollar", "USD"), ("Euro", "EUR")]),
        ])
        store.add(calculated(group))
        store.add(system(group, modified: store.modifiedProperty))
        store.pipelines = [salesPipeline]
        store.required = ["dealname", "dealstage"]
        return store
    }

    /// A custom object with nothing but a name.
    static func custom(name: String, typeID: String) -> ObjectStore {
        var store = ObjectStore(
            typeID: typeID, name: name, singularLabel: name, pluralLabel: name,
            defaults: ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"], modifiedProperty: "hs_lastmodifieddate")
        let group = "\(name)_information"
        store.groups = [PropertyGroup(name: group, label: "\(name) information", displayOrder: 0)]
        store.add([Property("name", "Name", "string", "text", group: group)])
        store.add(system(group, modified: store.modifiedProperty))
        return store
    }

    private static func system(_ group: String, modified: String) -> [Property] {
        let names = [
            ("createdate", "Create Date", "datetime"), (modified, "Last Modified Date", "datetime"),
            ("hs_createdate", "Object create date/time", "datetime"), ("hs_object_id", "Record ID", "number"),
            ("hs_object_source", "Record creation source", "string"),
            ("hs_object_source_id", "Record creation source ID", "string"),
            ("hs_object_source_label", "Record source", "string"),
        ]
        let readOnly = names.map { name, label, type -> Property in
            let field = type == "datetime" ? "date" : type == "number" ? "number" : "text"
            var property = Property(name, label, type, field, group: group)
            property.isReadOnly = true
            return property
        }
        var owner = external("hubspot_owner_id", "Owner", "select", group)
        owner.referencedObjectType = "OWNER"
        return readOnly + [owner]
    }

    private static func calculated(_ group: String) -> [Property] {
        let names = [
            ("hs_is_closed", "Is Deal Closed?", "bool"), ("hs_is_closed_won", "Is Closed Won", "bool"),
            ("hs_deal_stage_probability", "Deal probability", "number"),
            ("amount_in_home_currency", "Amount in company currency", "number"),
            ("hs_forecast_amount", "Forecast amount", "number"),
        ]
        return names.map { name, label, type in
            var property = Property(name, label, type, "calculation_equation", group: group)
            property.isCalculated = true
            return property
        }
    }

    private static func external(_ name: String, _ label: String, _ field: String, _ group: String) -> Property {
        var property = Property(name, label, "enumeration", field, group: group)
        property.hasExternalOptions = true
        return property
    }

    private static func select(
        _ name: String, _ label: String, _ group: String, _ choices: [(String, String)]
    ) -> Property {
        var property = Property(name, label, "enumeration", "select", group: group)
        property.options = choices.enumerated().map { PropertyOption($1.0, $1.1, displayOrder: $0) }
        return property
    }

    private static let lifecycleStages = [
        ("Subscriber", "subscriber"), ("Lead", "lead"), ("Marketing Qualified Lead", "marketingqualifiedlead"),
        ("Sales Qualified Lead", "salesqualifiedlead"), ("Opportunity", "opportunity"), ("Customer", "customer"),
        ("Evangelist", "evangelist"), ("Other", "other"),
    ]

    private static func lifecycle(_ group: String) -> Property {
        var property = select("lifecyclestage", "Lifecycle Stage", group, lifecycleStages)
        property.fieldType = "radio"
        return property
    }

    private static func leadStatus(_ group: String) -> Property {
        select("hs_lead_status", "Lead Status", group, [("New", "NEW"), ("Open", "OPEN"), ("Connected", "CONNECTED")])
    }

    private static func lifecyclePipeline(_ id: String) -> Pipeline {
        let stages = lifecycleStages.enumerated().map { order, stage in
            Stage(id: stage.1, label: stage.0, displayOrder: order, metadata: [:])
        }
        return Pipeline(id: id, label: "Lifecycle Stage Pipeline", displayOrder: 0, stages: stages)
    }

    /// In an order that is none, as HubSpot answers it.
    private static var salesPipeline: Pipeline {
        let stages = [
            ("contractsent", "Contract sent", 4, "0.9"), ("appointmentscheduled", "Appointment scheduled", 0, "0.2"),
            ("closedlost", "Closed lost", 6, "0.0"), ("qualifiedtobuy", "Qualified to buy", 1, "0.4"),
            ("closedwon", "Closed won", 5, "1.0"), ("presentationscheduled", "Presentation scheduled", 2, "0.6"),
            ("decisionmakerboughtin", "Decision maker bought-In", 3, "0.8"),
        ]
        return Pipeline(
            id: "default", label: "Sales Pipeline", displayOrder: 0,
            stages: stages.map { Stage(id: $0.0, label: $0.1, displayOrder: $0.2, metadata: Stage.dealMetadata($0.3)) })
    }
}
