/// The modules that every org has, with the fields that clients use.
enum StandardModules {
    /// One standard field: `label|api_name|type`, with marks behind it.
    struct Entry {
        let label: String
        let name: String
        let type: FieldType
        var isMandatory = false
        var values: [String] = []
        var lookup: String?
        var isReadOnly = false
        var length: Int?

        init(
            _ label: String, _ name: String, _ type: FieldType, mandatory: Bool = false, values: [String] = [],
            lookup: String? = nil, readOnly: Bool = false, length: Int? = nil
        ) {
            self.label = label
            self.name = name
            self.type = type
            isMandatory = mandatory
            self.values = values
            self.lookup = lookup
            isReadOnly = readOnly
            self.length = length
        }
    }

    struct Shape {
        let name: String
        let singular: String
        let nameField: String
        let duplicateField: String?
        let entries: [Entry]
    }

    static let all: [Shape] = [leads, contacts, accounts, deals, tasks]

    /// A custom module: a name and what every module has.
    static func custom(_ name: String) -> Shape {
        Shape(
            name: name, singular: name, nameField: "Name", duplicateField: nil,
            entries: [Entry("\(name) Name", "Name", .text, mandatory: true, length: 120)] + system(name))
    }

    private static func system(_ singular: String) -> [Entry] {
        [
            Entry("\(singular) Owner", "Owner", .ownerlookup),
            Entry("Created By", "Created_By", .ownerlookup, readOnly: true),
            Entry("Modified By", "Modified_By", .ownerlookup, readOnly: true),
            Entry("Created Time", "Created_Time", .datetime, readOnly: true),
            Entry("Modified Time", "Modified_Time", .datetime, readOnly: true),
        ]
    }

    private static let person: [Entry] = [
        Entry("First Name", "First_Name", .text, length: 40),
        Entry("Last Name", "Last_Name", .text, mandatory: true, length: 80),
        Entry("Full Name", "Full_Name", .text, readOnly: true, length: 120),
        Entry("Email", "Email", .email),
        Entry("Phone", "Phone", .phone),
        Entry("Description", "Description", .textarea, length: 32_000),
    ]

    private static let leads = Shape(
        name: "Leads", singular: "Lead", nameField: "Last_Name", duplicateField: "Email",
        entries: person + [
            Entry("Company", "Company", .text, length: 200),
            Entry("City", "City", .text, length: 100),
            Entry("Website", "Website", .website),
            Entry(
                "Lead Status", "Lead_Status", .picklist,
                values: ["Not Contacted", "Contacted", "Pre-Qualified", "Lost Lead"]),
            Entry("Annual Revenue", "Annual_Revenue", .currency),
            Entry("No. of Employees", "No_of_Employees", .integer),
        ] + system("Lead"))

    private static let contacts = Shape(
        name: "Contacts", singular: "Contact", nameField: "Last_Name", duplicateField: "Email",
        entries: person + [Entry("Account Name", "Account_Name", .lookup, lookup: "Accounts")] + system("Contact"))

    private static let accounts = Shape(
        name: "Accounts", singular: "Account", nameField: "Account_Name", duplicateField: "Account_Name",
        entries: [
            Entry("Account Name", "Account_Name", .text, mandatory: true, length: 200),
            Entry("Website", "Website", .website),
            Entry("Phone", "Phone", .phone),
            Entry("Annual Revenue", "Annual_Revenue", .currency),
        ] + system("Account"))

    private static let deals = Shape(
        name: "Deals", singular: "Deal", nameField: "Deal_Name", duplicateField: "Deal_Name",
        entries: [
            Entry("Deal Name", "Deal_Name", .text, mandatory: true, length: 120),
            Entry("Amount", "Amount", .currency),
            Entry("Closing Date", "Closing_Date", .date),
            Entry("Stage", "Stage", .picklist, mandatory: true),
            Entry("Pipeline", "Pipeline", .picklist),
            Entry("Probability (%)", "Probability", .integer, readOnly: true),
            Entry("Account Name", "Account_Name", .lookup, lookup: "Accounts"),
            Entry("Contact Name", "Contact_Name", .lookup, lookup: "Contacts"),
            Entry("Description", "Description", .textarea, length: 32_000),
        ] + system("Deal"))

    private static let tasks = Shape(
        name: "Tasks", singular: "Task", nameField: "Subject", duplicateField: nil,
        entries: [
            Entry("Subject", "Subject", .text, mandatory: true, length: 300),
            Entry("Due Date", "Due_Date", .date),
            Entry("Status", "Status", .picklist, values: ["Not Started", "In Progress", "Completed"]),
        ] + system("Task"))
}
