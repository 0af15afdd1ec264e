namespace Storybook.Tests;

public sealed class Parsing_a_story
{
    [Fact]
    public void Title_and_author_are_found_and_are_no_paragraphs()
    {
        var story = StoryParser.Parse("The Fox\n\nby A. Teller\n\nA fox ran.\n\nIt slept.", "x.txt");
        story.Title.Should().Be("The Fox");
        story.Author.Should().Be("A. Teller");
        story.Paragraphs.Select(p => p.Text).Should().Equal("A fox ran.", "It slept.");
    }

    [Fact]
    public void Without_a_title_the_file_gives_its_name() =>
        StoryParser.Parse("A fox ran over the hill, and that was all.\n\nIt slept.", "the-quick-fox.txt").Title.Should().Be("The quick fox");

    [Fact]
    public void The_frame_of_a_digital_library_is_taken_off()
    {
        const string Text = """
            The Project's eBook. This header is no story.

            Title: The Old Tale
            Author: Nobody Knows

            *** START OF THE PROJECT EBOOK THE OLD TALE ***

            THE OLD TALE

            Once there was a tale.

            It ended.

            *** END OF THE PROJECT EBOOK THE OLD TALE ***

            This licence is no story either.
            """;
        var story = StoryParser.Parse(Text, "x.txt");
        story.Title.Should().Be("THE OLD TALE");
        story.Author.Should().Be("Nobody Knows");
        story.Paragraphs.Select(p => p.Text).Should().Equal("Once there was a tale.", "It ended.");
    }

    [Fact]
    public void A_row_of_stars_and_a_chapter_open_a_section()
    {
        var story = StoryParser.Parse("One ended here.\n\n* * *\n\nTwo began.\n\nChapter III\n\nThree.", "x.txt");
        story.Paragraphs.Select(p => (p.Text, p.OpensSection)).Should().Equal(
            ("One ended here.", false), ("Two began.", true), ("Chapter III", true), ("Three.", false));
    }

    [Fact]
    public void Wrapped_lines_are_joined_and_a_text_without_blank_lines_is_cut_at_its_lines()
    {
        StoryParser.Parse("A fox\r\nran.\r\n\r\nIt slept.", "x.txt").Paragraphs.Select(p => p.Text).Should().Equal("A fox ran.", "It slept.");
        StoryParser.Parse("A fox ran.\nIt slept.", "x.txt").Paragraphs.Select(p => p.Text).Should().Equal("A fox ran.", "It slept.");
    }

    [Fact]
    public void A_frame_with_nothing_in_it_is_refused()
    {
        var parse = () => StoryParser.Parse("Title: X\n*** START OF THE EBOOK X ***\n\n*** END OF THE EBOOK X ***", "x.txt");
        parse.Should().Throw<StoryException>().Which.Problem.Should().Be(StoryProblem.Empty);
    }
}
