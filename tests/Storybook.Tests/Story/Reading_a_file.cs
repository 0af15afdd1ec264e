using System.Text;

namespace Storybook.Tests;

public sealed class Reading_a_file
{
    [Fact]
    public void A_text_with_a_byte_order_mark_is_read_without_it()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "Es war einmal ein Bär."u8];
        StoryFile.Decode(bytes, "story.txt").Should().Be("Es war einmal ein Bär.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("* * * 123")]
    public void A_text_without_letters_is_refused(string text) =>
        Refusal(Encoding.UTF8.GetBytes(text)).Should().Match<StoryException>(e =>
            e.Problem == StoryProblem.Empty && e.Message.Contains("story.txt") && e.Message.Contains("at least one word") && e.Message.Contains("Give a file"));

    [Fact]
    public void A_binary_file_is_refused_with_the_place_of_its_first_zero() =>
        Refusal([0x50, 0x4B, 3, 4, 0, 0]).Should().Match<StoryException>(e =>
            e.Problem == StoryProblem.Binary && e.Message.Contains("position 4") && e.Message.Contains("plain text"));

    [Fact]
    public void Another_encoding_is_refused_with_its_first_strange_byte() =>
        Refusal([.. "Ein B"u8, 0xE4, .. "r."u8]).Should().Match<StoryException>(e =>
            e.Problem == StoryProblem.NotUtf8 && e.Message.Contains("0xE4") && e.Message.Contains("Convert the file to UTF-8"));

    [Fact]
    public void One_byte_too_many_is_refused_and_the_limit_itself_is_not()
    {
        var bytes = new byte[StoryFile.MaxBytes + 1];
        bytes.AsSpan().Fill((byte)'a');
        Refusal(bytes).Should().Match<StoryException>(e =>
            e.Problem == StoryProblem.TooLarge && e.Message.Contains("5000001 bytes") && e.Message.Contains("between 1 and 5000000"));
        StoryFile.Decode(bytes.AsSpan(1), "story.txt").Should().HaveLength(StoryFile.MaxBytes);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var read = () => StoryFile.ReadAsync("no/such/story.txt", CancellationToken.None);
        (await read.Should().ThrowAsync<StoryException>()).Which.Should().Match<StoryException>(e =>
            e.Problem == StoryProblem.Missing && e.Message.Contains("no/such/story.txt"));
    }

    private static StoryException Refusal(byte[] bytes)
    {
        var decode = () => StoryFile.Decode(bytes, "story.txt");
        return decode.Should().Throw<StoryException>().Which;
    }
}
