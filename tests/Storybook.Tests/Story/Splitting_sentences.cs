namespace Storybook.Tests;

public sealed class Splitting_sentences
{
    [Theory]
    [InlineData("One. Two! Three?", new[] { "One. ", "Two! ", "Three?" })]
    [InlineData("\"Stop!\" he said. \"Why?\" She ran.", new[] { "\"Stop!\" he said. ", "\"Why?\" ", "She ran." })]
    [InlineData("Mr. Fox met J. Crow. They ate.", new[] { "Mr. Fox met J. Crow. ", "They ate." })]
    [InlineData("昔々。狐がいた。", new[] { "昔々。", "狐がいた。" })]
    [InlineData("no end", new[] { "no end" })]
    public void A_paragraph_is_cut_after_its_sentences(string text, string[] expected) =>
        SentenceSplitter.Split(text).Should().Equal(expected);

    [Fact]
    public void The_pieces_together_are_the_paragraph()
    {
        foreach (var paragraph in Stories.Musicians.Paragraphs.Concat(Stories.Fisherman.Paragraphs))
            string.Concat(SentenceSplitter.Split(paragraph.Text)).Should().Be(paragraph.Text);
    }
}
