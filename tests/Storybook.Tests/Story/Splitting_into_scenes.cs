using System.Text.Json;

namespace Storybook.Tests;

public sealed class Splitting_into_scenes
{
    [Theory]
    [InlineData(1, 700)]
    [InlineData(5, 100)]
    [InlineData(16, 700)]
    [InlineData(200, 100)]
    public void Every_word_stays_in_its_order_and_the_count_in_its_bounds(int maxScenes, int length)
    {
        foreach (var story in (StoryText[])[Stories.Musicians, Stories.Fisherman])
        {
            var scenes = SceneSplitter.Split(story, new SceneLimits { MaxScenes = maxScenes, SceneLength = length });
            Stories.WordsOf(scenes.SelectMany(s => s.Paragraphs)).Should().Equal(Stories.WordsOf(story.Paragraphs.Select(p => p.Text)));
            scenes.Should().HaveCountGreaterThan(0).And.HaveCountLessThanOrEqualTo(maxScenes);
            scenes.Select(s => s.Number).Should().Equal(Enumerable.Range(1, scenes.Count));
            scenes.Should().OnlyContain(s => s.Paragraphs.Count > 0 && s.Heading.Length > 0);
        }
    }

    [Fact]
    public void Scenes_are_of_about_the_same_length()
    {
        foreach (var story in (StoryText[])[Stories.Musicians, Stories.Fisherman])
        {
            var lengths = SceneSplitter.Split(story, new SceneLimits()).Select(s => s.Paragraphs.Sum(p => p.Length)).ToList();
            lengths.Should().HaveCountGreaterThan(5);
            lengths.Should().OnlyContain(length => length > lengths.Average() * 0.4 && length < lengths.Average() * 1.8);
        }
    }

    [Fact]
    public void A_text_of_one_long_paragraph_is_cut_at_sentences()
    {
        var sentence = "The fox ran over the hill and did not look back. ";
        var story = StoryParser.Parse(string.Concat(Enumerable.Repeat(sentence, 100)), "x.txt");
        var scenes = SceneSplitter.Split(story, new SceneLimits { MaxScenes = 4 });
        scenes.Should().HaveCount(4);
        scenes.Should().OnlyContain(s => s.Paragraphs.Single().EndsWith("back.", StringComparison.Ordinal));
        scenes.Sum(s => Stories.WordsOf(s.Paragraphs).Count()).Should().Be(1100);
    }

    [Fact]
    public void Talk_is_kept_together_when_a_border_beside_it_is_as_near()
    {
        var plain = new string('a', 290) + " end.";
        var speech = "\"" + new string('b', 80) + ".\"";
        var story = StoryParser.Parse($"Title\n\n{plain}\n\n{speech}\n\n{speech}\n\n{plain}", "x.txt");
        var scenes = SceneSplitter.Split(story, new SceneLimits { MaxScenes = 2, SceneLength = 380 });
        scenes.Should().HaveCount(2);
        scenes.Should().Contain(s => s.Paragraphs.Count(p => p[0] == '"') == 2);
    }

    [Fact]
    public void A_section_begins_a_scene_when_it_is_near()
    {
        var text = new string('a', 300) + ".";
        var story = StoryParser.Parse($"Title\n\n{text}\n\n{text}\n\n***\n\n{text}\n\n{text}\n\n{text}", "x.txt");
        var scenes = SceneSplitter.Split(story, new SceneLimits { MaxScenes = 2 });
        scenes.Select(s => s.Paragraphs.Count).Should().Equal(2, 3);
    }

    [Fact]
    public void A_scene_is_data_that_survives_being_stored()
    {
        var scene = SceneSplitter.Split(Stories.Musicians, new SceneLimits())[2];
        var back = JsonSerializer.Deserialize<Scene>(JsonSerializer.Serialize(scene));
        back.Should().BeEquivalentTo(scene);
        ScenePainter.Paint(back!).Should().Be(ScenePainter.Paint(scene));
    }

    [Theory]
    [InlineData(0, 700, "MaxScenes is 0. It must be between 1 and 200.*default, 16*")]
    [InlineData(201, 700, "MaxScenes is 201.*")]
    [InlineData(16, 99, "SceneLength is 99. It must be between 100 and 100000.*default, 700*")]
    public void Limits_outside_their_range_are_refused(int maxScenes, int length, string message)
    {
        var split = () => SceneSplitter.Split(Stories.Musicians, new SceneLimits { MaxScenes = maxScenes, SceneLength = length });
        split.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);
    }

    [Fact]
    public void A_heading_is_short_and_never_cuts_a_surrogate_pair()
    {
        SceneHeading.From("\"Come with us to Bremen and sing,\" said the donkey.").Should().Be("Come with us to Bremen and…");
        var heading = SceneHeading.From(string.Concat(Enumerable.Repeat("x😀", 40)));
        heading.EnumerateRunes().Should().NotContain(r => r.Value == 0xFFFD);
        heading.Length.Should().BeLessThan(60);
    }
}
