namespace Storybook.Tests;

public sealed class Reading_a_scene
{
    [Fact]
    public void Words_give_mood_time_weather_things_and_beings()
    {
        var reading = SceneReader.Read(Stories.Scene(
            "At midnight the storm raged over the castles. A wicked wolf howled in the dark forest, and a second wolf by the forest road."));
        reading.Mood.Should().Be(Mood.Fearful);
        reading.Time.Should().Be(TimeOfDay.Night);
        reading.Weather.Should().Be(Weather.Storm);
        reading.Motifs.Should().Equal(Motif.Forest, Motif.Castle, Motif.Road);
        reading.Creatures.Should().Equal(Creature.Wolf);
        PictureDescription.Of(reading).Should().Be("A fearful scene at night in a storm: a forest, a castle, a road and a wolf.");
    }

    [Fact]
    public void The_two_included_stories_have_other_moods_and_motifs()
    {
        var merry = SceneReader.Read(SceneSplitter.Split(Stories.Musicians, new SceneLimits())[0]);
        var storm = SceneReader.Read(SceneSplitter.Split(Stories.Fisherman, new SceneLimits())[^2]);
        merry.Mood.Should().Be(Mood.Joyful);
        merry.Creatures.Should().Contain(Creature.Donkey);
        storm.Mood.Should().Be(Mood.Fearful);
        storm.Weather.Should().Be(Weather.Storm);
        storm.Motifs.Should().Contain(Motif.Sea);
    }

    [Fact]
    public void Nothing_known_gives_calm_hills_by_day()
    {
        var reading = SceneReader.Read(Stories.Scene("Xyzzy."));
        (reading.Mood, reading.Time, reading.Weather).Should().Be((Mood.Calm, TimeOfDay.Day, Weather.Clear));
        PictureDescription.Of(reading).Should().Be("A calm scene by day: rolling hills.");
    }
}
