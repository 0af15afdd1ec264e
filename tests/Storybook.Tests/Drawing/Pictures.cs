using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Storybook.Tests;

public sealed class Pictures
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Texts => new()
    {
        "The sea raged in the storm, and the boat was lost. A fish, a king and a queen watched.",
        "In the snow stood a deer, a wolf, a bear and a hare. Winter lay on the forest, the river, the castle and the mountain.",
        "They laughed in the sunny garden with a goat, a cow, a pig and a lion by the road to town.",
        "At night the stars shone on the moonlit house. By the fire sat a mouse, a frog, a tortoise and a duck.",
        "A child rode a horse, with a fox, a sheep and a dog, in the rain at dusk, and the birds flew.",
        "Nothing at all.",
        "<b>&]]>\u0000\uD800 \"quotes\"",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_picture_is_well_formed_stands_alone_and_says_what_it_shows(string text)
    {
        var scene = new Scene(1, 1, text, [text], 3);
        var picture = XDocument.Parse(ScenePainter.Paint(scene)).Root!;
        picture.Name.Should().Be(Svg + "svg");
        picture.Element(Svg + "title").Should().NotBeNull();
        picture.Element(Svg + "desc")!.Value.Should().NotBeEmpty();
        picture.Descendants().Select(e => e.Name.LocalName).Should().NotContain(["image", "script", "use", "foreignObject", "a"]);
        picture.Descendants().Attributes().Select(a => a.Name.LocalName).Should().NotContain(["href", "src", "style"]);

        var ids = picture.Descendants().Attributes("id").Select(a => a.Value).ToList();
        ids.Should().OnlyHaveUniqueItems();
        var used = Regex.Matches(picture.ToString(), @"url\((?<to>[^)]*)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        used.Select(m => m.Groups["to"].Value).Should().OnlyContain(to => to.StartsWith('#') && ids.Contains(to.Substring(1)));
        picture.ToString().Should().NotContain("NaN").And.NotContain("∞");
    }

    [Fact]
    public void The_same_scene_gives_the_same_bytes_and_their_hash_is_the_same_in_every_process()
    {
        var scene = SceneSplitter.Split(Stories.Musicians, new SceneLimits())[0];
        ScenePainter.Paint(scene).Should().Be(ScenePainter.Paint(scene));
        StableHash.Of("story").Should().Be(0x44EE40AD76B09B92UL);
        new Dice(1).Between(0, 1).Should().Be(0.5665615751722809);
    }

    [Fact]
    public void All_pages_of_two_stories_differ()
    {
        var pictures = Stories.Book(Stories.Musicians).Pages.Concat(Stories.Book(Stories.Fisherman).Pages).Select(p => p.Picture);
        pictures.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Two_stories_draw_other_pictures_from_the_same_words()
    {
        var (one, other) = (Stories.Scene("A quiet day.", 1), Stories.Scene("A quiet day.", 2));
        ScenePainter.Paint(one).Should().NotBe(ScenePainter.Paint(other));
        PaletteMixer.Mix(SceneReader.Read(one)).Land.Should().NotEqual(PaletteMixer.Mix(SceneReader.Read(other)).Land);
    }

    [Fact]
    public void Every_mood_has_its_own_palette()
    {
        string[] texts = ["calmly", "they laughed", "he wept", "a wicked terror", "a magic spell"];
        var readings = texts.Select(t => SceneReader.Read(Stories.Scene(t))).ToList();
        readings.Select(r => r.Mood).Should().Equal(Mood.Calm, Mood.Joyful, Mood.Sad, Mood.Fearful, Mood.Wonder);
        readings.Select(r => PaletteMixer.Mix(r with { Time = TimeOfDay.Day }).Land[3].ToString()).Should().OnlyHaveUniqueItems();
        readings.Select(r => PaletteMixer.Mix(r with { Time = TimeOfDay.Day }).SkyTop.ToString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_motif_and_every_creature_changes_the_picture()
    {
        var empty = SceneReader.Read(Stories.Scene("Nothing."));
        var readings = Enum.GetValues<Motif>().Select(m => empty with { Motifs = [m] })
            .Concat(Enum.GetValues<Creature>().Select(c => empty with { Creatures = [c] }))
            .Concat([empty, empty with { Weather = Weather.Rain }, empty with { Weather = Weather.Storm }, empty with { Weather = Weather.Snow }])
            .Select(r => r.Has(Motif.Moon) || r.Has(Motif.Boat) ? r with { Time = TimeOfDay.Dusk, Motifs = [.. r.Motifs, Motif.Sea] } : r);
        readings.Select(Painted).Should().OnlyHaveUniqueItems();
    }

    private static string Painted(SceneReading reading)
    {
        var canvas = new SvgCanvas(Stage.Width, Stage.Height, "t", "d");
        ScenePainter.PaintInto(canvas, reading);
        return canvas.Finish();
    }
}
