using JobKit.Tests.Enqueue;

namespace JobKit.Tests.Types;

public sealed class ErrorTextTests
{
    private static readonly JobTypeDefinition LoginType = Registry.Type<Login>();

    [Fact]
    public void Type_and_message_are_kept_and_nothing_more_by_default()
    {
        Text().From(new IOException("disk full", new TimeoutException("slow")), LoginType, """{"password":"pw"}""")
            .Should().Be(new JobError("System.IO.IOException", "disk full"));
    }

    [Fact]
    public void The_messages_of_inner_exceptions_are_kept_where_asked_for()
    {
        var error = new AggregateException("all", new IOException("one", new TimeoutException("two")), new IOException("three"));

        Text(ErrorDetail.Message).From(error, LoginType, """{"password":"pw"}""").Detail
            .Should().Be("System.IO.IOException: one\nSystem.TimeoutException: two\nSystem.IO.IOException: three");
    }

    [Fact]
    public void The_stack_trace_is_kept_where_asked_for()
    {
        Text(ErrorDetail.Full).From(Thrown("here"), LoginType, """{"password":"pw"}""").Detail.Should().Contain("here").And.Contain(nameof(Thrown));
    }

    [Fact]
    public void Secrets_are_masked_in_message_and_detail_even_where_the_cut_would_split_them()
    {
        var message = new string('x', ErrorText.MaxMessage - 4) + "hunter2hunter2";

        var error = Text(ErrorDetail.Full).From(Thrown(message), LoginType, """{"password":"hunter2hunter2"}""");

        error.Message.Should().HaveLength(ErrorText.MaxMessage - 1).And.EndWith("x***");
        error.Detail.Should().NotContain("hunter2");
    }

    [Fact]
    public void Long_texts_are_cut_without_splitting_a_pair()
    {
        var message = new string('x', ErrorText.MaxMessage - 1) + "\U0001F600";

        Text().From(new IOException(message), LoginType, """{"password":"pw"}""").Message.Should().HaveLength(ErrorText.MaxMessage - 1);
        Text(ErrorDetail.Full).From(new IOException(new string('x', 20_000)), null, null).Detail.Should().HaveLength(ErrorText.MaxDetail);
    }

    [Fact]
    public void What_no_database_or_log_line_can_hold_is_replaced()
    {
        Text().From(new IOException("a\0b\uD800c\r\nd"), null, null).Message.Should().Be("a\uFFFDb\uFFFDc  d");
    }

    [Fact]
    public void An_exception_that_throws_in_its_message_is_kept_by_its_type()
    {
        Text().From(new Hostile(), null, null).Should().BeEquivalentTo(new { Type = typeof(Hostile).ToString(), Message = "The error has no text that could be kept." });
    }

    private static ErrorText Text(ErrorDetail detail = ErrorDetail.None) => new(
        new JobRedactor(Registry.Of(LoginType), Registry.Serializer()), new FixedOptions<JobOptions>(new() { ErrorDetail = detail }));

    private static IOException Thrown(string message)
    {
        try
        {
            throw new IOException(message);
        }
        catch (IOException error)
        {
            return error;
        }
    }

    private sealed record Login([JobSecret] string Password);

    private sealed class Hostile : Exception
    {
        public override string Message => throw new InvalidOperationException();
    }
}
