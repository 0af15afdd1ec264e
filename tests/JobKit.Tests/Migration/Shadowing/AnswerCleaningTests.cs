using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class AnswerCleaningTests
{
    [Fact]
    public void Marked_members_of_payload_and_result_are_masked_wherever_legacy_shows_them()
    {
        var cleaning = Experimenting.Make(it => it.Mask("$.user.mail")).Cleaning;

        var kept = cleaning.Control("""{"deep":[{"TOKEN":"t0k"}],"key":{"a":"k3y"},"user":{"mail":"m@x","name":"n"},"title":null}""");

        kept.Should().Be("""{"deep":[{"TOKEN":"***"}],"key":"***","title":null,"user":{"mail":"***","name":"n"}}""");
        cleaning.Candidate("""{"key":null,"title":"a"}""").Should().Be("""{"key":null,"title":"a"}""");
    }

    [Fact]
    public void An_answer_that_is_no_JSON_is_kept_as_a_text_and_one_too_deep_too()
    {
        var cleaning = Experimenting.Make().Cleaning;
        var deep = new string('[', 100) + new string(']', 100);

        cleaning.Control("<html>").Should().Be("\"<html>\"");
        cleaning.Control(deep).Should().Be($"\"{deep}\"");
        cleaning.Control("").Should().Be("\"\"");
        cleaning.Control(null).Should().Be("null");
    }

    [Fact]
    public void Half_surrogate_pairs_and_NULs_survive_as_escapes_that_every_database_can_hold()
    {
        var kept = Experimenting.Make(it => it.Mask("$.x")).Cleaning.Control("""{"a":"\ud83d","b":"\u0000","\ud83d":1}""");

        NameText.IsStorable(kept).Should().BeTrue();
        JsonText.Read(kept).EnumerateObject().Should().HaveCount(3);
    }

    [Fact]
    public void An_app_that_cleans_gets_null_for_null_and_may_give_null() =>
        Experimenting.Make(it => it.Clean(node => node is null ? "was null" : null)).Cleaning.Control("null").Should().Be("\"was null\"");
}
