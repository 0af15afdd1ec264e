using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace Storybook.Tests;

public sealed class Being_killed
{
    [Fact]
    public async Task A_killed_book_goes_on_and_no_page_is_drawn_twice()
    {
        var story = new LongStory();
        using (var first = story.Make())
        {
            (await first.ReadToAsync(LongStory.IsInTheMiddle)).Should().NotBeNull("the book must be interrupted in the middle");
            await first.KillAsync();
        }

        var before = await DrawnAsync(story);
        before.Count.Should().BeInRange(1, LongStory.Pages - 1);

        using var second = story.Make();
        var (code, lines) = await second.EndAsync();
        code.Should().Be(0, await second.Errors);
        var after = await DrawnAsync(story);
        after.Should().HaveCount(LongStory.Pages).And.Contain(before);
        await using var epub = await ZipFile.OpenReadAsync(lines[^1]);
        epub.Entries.Count(e => e.FullName.Contains("/images/page-", StringComparison.Ordinal)).Should().Be(LongStory.Pages);
        Directory.EnumerateFiles(Path.GetDirectoryName(lines[^1])!).Should().Equal(lines[^1]);
        Directory.Delete(story.Folder, recursive: true);
    }

    [Fact]
    public async Task A_stopped_book_says_how_to_go_on_and_does()
    {
        var story = new LongStory();
        using (var first = story.Make())
        {
            (await first.ReadToAsync(LongStory.IsInTheMiddle)).Should().NotBeNull();
            await first.TerminateAsync();
            (await first.EndAsync()).Code.Should().Be(130);
            (await first.Errors).Should().Contain("run the same command again");
        }

        using var second = story.Make();
        (await second.EndAsync()).Code.Should().Be(0);
        Directory.Delete(story.Folder, recursive: true);
    }

    /// <summary>Each drawn page with the time at which it was drawn.</summary>
    private static async Task<Dictionary<int, DateTimeOffset>> DrawnAsync(LongStory story)
    {
        var options = new DbContextOptionsBuilder<StorybookDb>().UseSqlite($"Data Source={Path.Combine(story.Folder, "storybook.db")};Pooling=False").Options;
        await using var db = new StorybookDb(options);
        return await db.Pages.Where(p => p.DrawnAt != null).ToDictionaryAsync(p => p.Number, p => p.DrawnAt!.Value);
    }
}
