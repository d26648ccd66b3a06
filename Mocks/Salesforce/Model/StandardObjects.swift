import MockKit

/// The objects that sales teams work with, with the fields that matter here.
enum StandardObjects {
    static var all: [ObjectDefinition] { [account, contact, lead, opportunity, task] }

    private static func make(
        _ name: String, _ plural: String, _ prefix: String, _ fields: [FieldDefinition]
    ) -> ObjectDefinition {
        ObjectDefinition(
            name: name, label: name, labelPlural: plural, keyPrefix: prefix,
            fields: [.id(of: name)] + fields + FieldDefinition.stamps)
    }

    private static func address(_ prefix: String) -> [FieldDefinition] {
        let parts: [FieldDefinition] = [
            .text("\(prefix)Street", "\(prefix) Street", 255, .textarea), .text("\(prefix)City", "\(prefix) City", 40),
            .text("\(prefix)State", "\(prefix) State/Province", 80),
            .text("\(prefix)PostalCode", "\(prefix) Zip/Postal Code", 20),
            .text("\(prefix)Country", "\(prefix) Country", 80),
        ]
        let whole = "\(prefix)Address"
        return parts.map { part in part.with { $0.compoundFieldName = whole } }
            + [FieldDefinition(whole, "\(prefix) Address", .address).fixed]
    }

    private static let recordType = FieldDefinition.reference(
        "RecordTypeId", "Record Type ID", to: ["RecordType"], as: "RecordType"
    ).ungoverned

    private static var personName: [FieldDefinition] {
        [
            .text("LastName", "Last Name", 80).required.with { $0.compoundFieldName = "Name" },
            .text("FirstName", "First Name", 40).ungoverned.with { $0.compoundFieldName = "Name" },
            .text("Name", "Full Name", 121).ofSystem.with {
                $0.isNillable = false
                $0.isNameField = true
            },
        ]
    }

    private static var account: ObjectDefinition {
        make(
            "Account", "Accounts", "001",
            [
                .text("Name", "Account Name", 255).required.with { $0.isNameField = true },
                .choice("Type", "Account Type", ["Prospect", "Customer - Direct", "Partner"]),
                recordType,
                .reference("ParentId", "Parent Account ID", to: ["Account"], as: "Parent"),
            ] + address("Billing") + [
                .text("Phone", "Account Phone", 40, .phone), .text("Website", "Website", 255, .url),
                .choice("Industry", "Industry", ["Banking", "Energy", "Technology"]),
                .number("AnnualRevenue", "Annual Revenue", .currency, 18, 0),
                .integer("NumberOfEmployees", "Employees"),
                .text("Description", "Account Description", 32_000, .textarea), .owner,
            ])
    }

    private static var contact: ObjectDefinition {
        make(
            "Contact", "Contacts", "003",
            [.reference("AccountId", "Account ID", to: ["Account"], as: "Account")] + personName
                + address("Mailing") + [
                    .text("Phone", "Business Phone", 40, .phone), .text("MobilePhone", "Mobile Phone", 40, .phone),
                    .text("Email", "Email", 80, .email), .text("Title", "Title", 128),
                    .text("Department", "Department", 80), FieldDefinition("Birthdate", "Birthdate", .date),
                    .choice("LeadSource", "Lead Source", ["Web", "Phone Inquiry", "Partner Referral"]),
                    .text("Description", "Contact Description", 32_000, .textarea), .owner,
                ])
    }

    private static var lead: ObjectDefinition {
        make(
            "Lead", "Leads", "00Q",
            personName + [
                .text("Company", "Company", 255).required, .text("Title", "Title", 128),
                .text("Email", "Email", 80, .email), .text("Phone", "Phone", 40, .phone),
                .choice("Status", "Status", ["Open - Not Contacted", "Working - Contacted", "Closed - Converted"])
                    .ungoverned.with {
                        $0.isNillable = false
                        $0.isDefaultedOnCreate = true
                        $0.defaultValue = "Open - Not Contacted"
                    },
                .choice("LeadSource", "Lead Source", ["Web", "Phone Inquiry", "Partner Referral"]),
                .flag("IsConverted", "Converted").ofSystem, .owner,
            ])
    }

    private static var opportunity: ObjectDefinition {
        make(
            "Opportunity", "Opportunities", "006",
            [
                .reference("AccountId", "Account ID", to: ["Account"], as: "Account"),
                recordType,
                .text("Name", "Name", 120).required.with { $0.isNameField = true },
                .text("Description", "Description", 32_000, .textarea),
                .choice("StageName", "Stage", []).required,
                .number("Amount", "Amount", .currency, 18, 2),
                .number("Probability", "Probability (%)", .percent, 3, 0),
                FieldDefinition("CloseDate", "Close Date", .date).required,
                .choice("Type", "Opportunity Type", ["Existing Business", "New Business"]),
                .text("NextStep", "Next Step", 255),
                .choice("LeadSource", "Lead Source", ["Web", "Phone Inquiry", "Partner Referral"]),
                .flag("IsClosed", "Closed").ofSystem, .flag("IsWon", "Won").ofSystem,
                .choice(
                    "ForecastCategory", "Forecast Category", ["Omitted", "Pipeline", "BestCase", "Forecast", "Closed"]
                )
                .ofSystem.with { $0.isRestrictedPicklist = true },
                .choice(
                    "ForecastCategoryName", "Forecast Category",
                    ["Omitted", "Pipeline", "Best Case", "Commit", "Closed"]
                ).ungoverned.with { $0.isRestrictedPicklist = true },
                .flag("HasOpportunityLineItem", "Has Line Item").ofSystem, .owner,
            ])
    }

    private static var task: ObjectDefinition {
        make(
            "Task", "Tasks", "00T",
            [
                .reference("WhatId", "Related To ID", to: ["Account", "Opportunity"], as: "What"),
                .text("Subject", "Subject", 255, .combobox), FieldDefinition("ActivityDate", "Due Date Only", .date),
                .choice("Status", "Status", ["Not Started", "In Progress", "Completed"]).ungoverned.with {
                    $0.isNillable = false
                    $0.isDefaultedOnCreate = true
                    $0.defaultValue = "Not Started"
                },
                .text("Description", "Description", 32_000, .textarea), .owner,
            ])
    }
}
