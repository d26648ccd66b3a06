import Foundation
import MailServer
import Testing

@Suite("Provisioning and mail on the command line", .timeLimit(.minutes(2)))
struct MailCommandTests {
    private static func environment(_ server: MailServer) -> [String: String] {
        [
            "CRM_GATEWAY_SMTP_HOST": "localhost", "CRM_GATEWAY_SMTP_PORT": String(server.port),
            "CRM_GATEWAY_SMTP_SECURITY": "plain", "CRM_GATEWAY_SMTP_FROM": "no-reply@example.org",
            "CRM_GATEWAY_SIGN_IN_URL": "https://app.example.com/sign-in",
        ]
    }

    private static let provision = [
        "provision", "--team", "Sales", "--role", "user", "--seat", "standard", "--first", "Nina", "--last", "Roy",
        "--email", "nina@example.com", "--idempotency-key", "joiner-1", "--format", "json",
    ]

    private static func mail(_ ended: Ended) -> [String: Any] { ended.document["mail"] as? [String: Any] ?? [:] }

    @Test(
        "PROV-2, PROV-5, PROV-6: provision makes the account and sends the mail; the same key makes no second of either"
    )
    func provision() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let server = try MailServer(MailServerPlan())
            let first = try await rig.call(Self.provision, environment: Self.environment(server))
            #expect(first.status == 0, "\(first.errors)")
            #expect(Self.mail(first)["state"] as? String == "sent" && first.document["repeated"] as? Bool == false)
            let second = try await rig.call(Self.provision, environment: Self.environment(server))
            #expect(second.status == 0 && second.document["repeated"] as? Bool == true)
            #expect(server.mails.filter { $0.recipients == ["<nina@example.com>"] }.count == 1)
            let shown = try await rig.call("user", "show", "nina@example.com")
            #expect(shown.output.contains("Mail:") && shown.output.contains("sent 20"))
        }
    }

    @Test("PROV-5: without settings the account says so; mail deliver says what to set, and sends it once it is")
    func notConfigured() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let made = try await rig.call(Self.provision)
            #expect(made.status == 0 && Self.mail(made)["state"] as? String == "not_configured")
            let refused = try await rig.call("mail", "deliver", "--format", "json")
            #expect(refused.status == 4 && refused.error["code"] as? String == "mail_not_configured")
            let server = try MailServer(MailServerPlan())
            let done = try await rig.call(
                ["mail", "deliver", "--format", "json"], environment: Self.environment(server))
            // The six people of the rig, and Nina.
            #expect(done.status == 0 && done.document["sent"] as? Int == 7)
            #expect(server.mails.count == 7)
        }
    }

    @Test("PROV-5, PROV-6: a refused mail leaves the account, ends with 5, and is sent again by user invite")
    func refused() async throws {
        try await Rig.run { rig in
            try await rig.found()
            var plan = MailServerPlan()
            plan.act = { stage, connection in
                stage == .recipient && connection == 1 ? .say("550 5.1.1 No such user") : .proceed
            }
            let server = try MailServer(plan)
            let made = try await rig.call(Self.provision, environment: Self.environment(server))
            #expect(made.status == 5 && Self.mail(made)["state"] as? String == "failed")
            #expect((Self.mail(made)["reason"] as? String)?.contains("[550 5.1.1]") == true)
            let again = try await rig.call(
                ["user", "invite", "nina@example.com", "--format", "json"], environment: Self.environment(server))
            #expect(again.status == 0 && Self.mail(again)["state"] as? String == "sent")
            let stranger = try await rig.call("user", "invite", "nobody@example.com", "--format", "json")
            #expect(stranger.status == 3 && stranger.error["code"] as? String == "user_not_found")
        }
    }

    @Test("PROV-1, PROV-4: wrong input ends with 2 or 3, names the field, and makes nobody")
    func wrongInput() async throws {
        try await Rig.run { rig in
            try await rig.found()
            func changed(_ option: String, _ value: String) -> [String] {
                var words = Self.provision
                if let index = words.firstIndex(of: option) { words[index + 1] = value }
                return words
            }
            let missing = try await rig.call(Array(Self.provision.dropFirst(3)).reversed())
            #expect(missing.status == 2)
            for (option, value, field) in [
                ("--email", "nina@", "email"), ("--email", "ann@example.com", "email"), ("--first", "  ", "firstName"),
                ("--role", "super_admin", "role"),
            ] {
                let ended = try await rig.call(changed(option, value))
                #expect(ended.status == 3 && ended.error["field"] as? String == field, "\(option) \(value)")
            }
            #expect(try await rig.call(changed("--role", "boss")).status == 2)
            let absent = try await rig.call(["user", "show", "nina@example.com"])
            #expect(absent.status == 3)
        }
    }

    @Test("T-12, SEC-2: the password comes from a file closed to others, and is shown nowhere")
    func password() async throws {
        try await Rig.run { rig in
            try await rig.found()
            var environment = Self.environment(try MailServer(MailServerPlan()))
            let file = rig.folder + "/password"
            try "s3cret-canary\n".write(toFile: file, atomically: true, encoding: .utf8)
            environment["CRM_GATEWAY_SMTP_USER"] = "gateway"
            environment["CRM_GATEWAY_SMTP_PASSWORD_FILE"] = file
            chmod(file, 0o644)
            let open = try await rig.call(["mail", "deliver"], environment: environment)
            #expect(open.status == 2 && open.errors.contains("chmod 600"))
            chmod(file, 0o600)
            let plain = try await rig.call(["mail", "deliver"], environment: environment)
            #expect(plain.status == 2 && plain.errors.contains("TLS"))
            #expect(!(open.errors + plain.errors + open.output + plain.output).contains("s3cret-canary"))
        }
    }

    @Test("A template of one's own is read from a folder; a placeholder that there isn't is named")
    func template() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let server = try MailServer(MailServerPlan())
            let folder = rig.folder + "/template"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            func write(_ name: String, _ text: String) throws {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            var environment = Self.environment(server)
            environment["CRM_GATEWAY_MAIL_TEMPLATE_DIR"] = folder
            let none = try await rig.call(["mail", "deliver"], environment: environment)
            #expect(none.status == 2 && none.errors.contains("welcome.subject.txt"))
            try write("welcome.subject.txt", "Hi {{first_name}}\n")
            try write("welcome.txt", "Go to {{sign_in_url}}\n")
            try write("welcome.html", "<p>{{frist_name}}</p>")
            let wrong = try await rig.call(["mail", "deliver"], environment: environment)
            #expect(wrong.status == 2 && wrong.errors.contains("{{frist_name}}"))
            try write("welcome.html", "<p>{{first_name}}</p>")
            #expect(try await rig.call(Self.provision, environment: environment).status == 0)
            let mail = try #require(server.mails.last)
            #expect(ParsedMail(mail.bytes)["Subject"] == "Hi Nina")
        }
    }

    @Test(
        "Settings of mail that don't fit together are refused, naming the one",
        arguments: [
            (["CRM_GATEWAY_SMTP_HOST": "localhost"], "smtp_from"), (["CRM_GATEWAY_SMTP_USER": "u"], "smtp_user"),
            (["CRM_GATEWAY_SMTP_HOST": "h", "CRM_GATEWAY_SMTP_FROM": "a@example.com"], "sign_in_url"),
            (["CRM_GATEWAY_SMTP_HOST": "h", "CRM_GATEWAY_SMTP_SECURITY": "none"], "smtp_security"),
            (
                [
                    "CRM_GATEWAY_SMTP_HOST": "h", "CRM_GATEWAY_SMTP_FROM": "a@example.com",
                    "CRM_GATEWAY_SIGN_IN_URL": "https://a.example/", "CRM_GATEWAY_SMTP_PORT": "0",
                ], "smtp_port"
            ),
            (
                [
                    "CRM_GATEWAY_SMTP_HOST": "h", "CRM_GATEWAY_SMTP_FROM": "a",
                    "CRM_GATEWAY_SIGN_IN_URL": "https://a.example/",
                ], "smtp_from"
            ),
            (
                [
                    "CRM_GATEWAY_SMTP_HOST": "h h", "CRM_GATEWAY_SMTP_FROM": "a@example.com",
                    "CRM_GATEWAY_SIGN_IN_URL": "https://a.example/",
                ], "smtp_host"
            ),
            (
                [
                    "CRM_GATEWAY_SMTP_HOST": "h", "CRM_GATEWAY_SMTP_FROM": "a@example.com",
                    "CRM_GATEWAY_SIGN_IN_URL": "http://a.example/",
                ], "sign_in_url"
            ),
        ])
    func settings(_ environment: [String: String], _ setting: String) async throws {
        try await Rig.run { rig in
            try await rig.must("init")
            let ended = try await rig.call(["org", "list", "--format", "json"], environment: environment)
            #expect(ended.status == 2 && ended.error["code"] as? String == "setting_invalid")
            #expect((ended.error["message"] as? String)?.contains(setting) == true)
        }
    }
}
