import Testing
import Workspace

@Suite("Mail templates")
struct MailTemplateTests {
    @Test("The standard template is one that a host could bring itself, and carries the link (T-37)")
    func standard() throws {
        let welcome = MailTemplate.welcome
        let checked = try MailTemplate(subject: welcome.subject, text: welcome.text, html: welcome.html)
        #expect(checked == welcome)
        let url = "https://app.example.com/sign-in?next=a&b"
        let filled = checked.filled([
            .signInURL: url, .firstName: "Ann", .organization: "Acme", .email: "ann@example.com",
        ])
        #expect(filled.subject == "Welcome to Acme" && filled.text.contains(url))
        #expect(filled.html.contains("href=\"https://app.example.com/sign-in?next=a&amp;b\""))
        #expect(!(filled.text + filled.html).contains("{{"))
    }

    @Test("T-28, T-36: values are escaped in HTML scalar by scalar, and stand as they are in text")
    func escaping() throws {
        let template = try MailTemplate(
            subject: "{{ first_name }}", text: "{{first_name}}", html: "<b>{{first_name}}</b>")
        let filled = template.filled([.firstName: "<\u{301}script>\"'&{{last_name}}"])
        #expect(filled.html == "<b>&lt;\u{301}script&gt;&quot;&#39;&amp;{{last_name}}</b>")
        #expect(filled.text == "<\u{301}script>\"'&{{last_name}}" && filled.subject == filled.text)
    }

    @Test(
        "An unknown placeholder is refused by its name, and the part it is in", arguments: ["subject", "text", "html"])
    func unknown(_ part: String) {
        let bad = "Hello {{ frist_name }}"
        let error = #expect(throws: InvalidValue.self) {
            try MailTemplate(
                subject: part == "subject" ? bad : "s", text: part == "text" ? bad : "t",
                html: part == "html" ? bad : "h")
        }
        #expect(error?.code == "mail_placeholder_unknown" && error?.field == part)
        #expect(error?.message.contains("{{frist_name}}") == true && error?.nextStep.contains("{{first_name}}") == true)
    }

    @Test(
        "A template that can't be read is refused",
        arguments: ["", "  \n", "{{first_name", "a {{ b", "{{}}", "{{first_name}} {{", "{{\u{202E}}}"])
    func malformed(_ text: String) {
        #expect(throws: InvalidValue.self) { try MailTemplate(subject: "s", text: text, html: "h") }
    }

    @Test("A subject has one line, and a part at most 64 KiB")
    func bounds() {
        let lines = #expect(throws: InvalidValue.self) { try MailTemplate(subject: "a\nb", text: "t", html: "h") }
        #expect(lines?.code == "mail_template_malformed" && lines?.field == "subject")
        let long = String(repeating: "x", count: MailTemplate.partBytesMax + 1)
        let error = #expect(throws: InvalidValue.self) { try MailTemplate(subject: "a", text: "t", html: long) }
        #expect(error?.field == "html")
    }
}
