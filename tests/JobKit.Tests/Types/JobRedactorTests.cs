using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Tests.Types;

public sealed class JobRedactorTests
{
    private static readonly JobSerializer Serializer = Registry.Serializer();

    private static readonly JobRedactor Redactor = new(
        Registry.Of(Registry.Type<Signup>(result: typeof(Signup)), Registry.Type<Greet>(), Registry.Type<Pet>(), Registry.Type<Opaque>(), Registry.Type<Anything>()), Serializer);

    [Fact]
    public void Marked_members_are_masked_at_every_depth_and_the_others_stay()
    {
        var json = Serializer.SerializePayload(Registry.Type<Signup>(), Ann());

        Redactor.RedactPayload("signup", json).Should().Be(
            """{"name":"Ann","password":"***","pin":"***","card":{"number":"***","holder":"A"},"cards":[{"number":"***","holder":"B"},null],"byName":{"x":{"number":"***","holder":"C"}},"keys":"***"}""");
        Redactor.RedactResult("signup", json).Should().Be(Redactor.RedactPayload("signup", json));
    }

    [Fact]
    public void The_marked_members_of_derived_classes_are_masked()
    {
        var json = Serializer.SerializePayload(Registry.Type<Pet>(), new Dog { Name = "Rex", Chip = "c-77" });

        json.Should().Contain("c-77");
        Redactor.RedactPayload("pet", json).Should().NotContain("c-77").And.Contain("Rex");
    }

    [Fact]
    public void A_member_that_the_class_does_not_know_is_masked_where_the_class_has_secrets()
    {
        Redactor.RedactPayload("signup", """{"name":"Ann","token":"t-1"}""").Should().Be("""{"name":"Ann","token":"***"}""");
    }

    [Fact]
    public void What_a_converter_hides_is_masked_whole()
    {
        var json = Serializer.SerializePayload(Registry.Type<Opaque>(), new Opaque(new Sealed { Code = "s3" }));

        json.Should().Contain("s3");
        Redactor.RedactPayload("opaque", json).Should().Be("""{"box":"***"}""");
    }

    [Fact]
    public void An_object_of_an_unknown_class_is_masked_whole()
    {
        var json = Serializer.SerializePayload(Registry.Type<Anything>(), new Anything(new Card("4711", "A")));

        json.Should().Contain("4711");
        Redactor.RedactPayload("anything", json).Should().Be("""{"value":"***"}""");
    }

    [Theory]
    [InlineData("nobody", """{"a":1}""")]
    [InlineData("signup", "{\"password\":")]
    [InlineData("greet", "not json")]
    [InlineData("signup", """["list"]""")]
    public void JSON_that_cannot_be_judged_is_masked_whole(string type, string json)
    {
        Redactor.RedactPayload(type, json).Should().Be("\"***\"");
    }

    [Fact]
    public void The_result_of_a_type_without_a_known_result_is_masked_whole()
    {
        Redactor.RedactResult("greet", "1").Should().Be("\"***\"");
    }

    [Fact]
    public void JSON_without_marked_members_is_left_as_it_is()
    {
        Redactor.RedactPayload("greet", """{ "name" : "Ann" }""").Should().Be("""{ "name" : "Ann" }""");
    }

    [Fact]
    public void A_text_loses_every_marked_value_that_occurs_in_it()
    {
        var json = Serializer.SerializePayload(Registry.Type<Signup>(), Ann());

        Redactor.RedactText("signup", json, "Ann: p\"w and p\\u0022w, 4321, k1, k2, 4111-A, 4111-A2 was refused").Should()
            .Be("Ann: *** and ***, ***, ***, ***, ***, *** was refused");
    }

    [Fact]
    public void A_text_about_an_unreadable_payload_with_secrets_is_masked_whole()
    {
        Redactor.RedactText("signup", "{", "p\"w").Should().Be("***");
        Redactor.RedactText("nobody", "{}", "p\"w").Should().Be("***");
        Redactor.RedactText("greet", "{", "no secrets there").Should().Be("no secrets there");
    }

    private static Signup Ann() => new("Ann", "p\"w", 4321)
    {
        Card = new("4111-A", "A"),
        Cards = [new("4111-A2", "B"), null],
        ByName = new() { ["x"] = new("5", "C") },
        Keys = ["k1", "k2"],
    };

    private sealed record Signup(string Name, [JobSecret] string Password, [property: JobSecret] int Pin)
    {
        public Card? Card { get; init; }

        public IReadOnlyList<Card?> Cards { get; init; } = [];

        public Dictionary<string, Card> ByName { get; init; } = [];

        [JobSecret]
        public IReadOnlyList<string> Keys { get; init; } = [];
    }

    private sealed record Card([JobSecret] string Number, string Holder);

    [JsonDerivedType(typeof(Dog), "dog")]
    private class Pet
    {
        public string? Name { get; init; }
    }

    private sealed class Dog : Pet
    {
        [JobSecret]
        public string? Chip { get; init; }
    }

    private sealed record Anything(object? Value);

    private sealed record Opaque(Sealed Box);

    [JsonConverter(typeof(SealedConverter))]
    private sealed class Sealed
    {
        [JobSecret]
        public string? Code { get; init; }
    }

    private sealed class SealedConverter : JsonConverter<Sealed>
    {
        public override Sealed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new() { Code = reader.GetString() };

        public override void Write(Utf8JsonWriter writer, Sealed value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
