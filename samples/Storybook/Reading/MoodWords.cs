namespace Storybook;

/// <summary>The words of mood, time and weather.</summary>
internal static class MoodWords
{
    public static readonly Vocabulary<Mood> Moods = new(
        (Mood.Joyful, "joy joyful joyfully happy happily glad gladly merry merrily laugh laughed laughing laughter smile smiled smiling sing sang singing song "
            + "music musician musical dance danced dancing feast cheerful cheerfully delight delighted play played playing festive bright sunny friend welcome "
            + "supper delicious hearty comfortable pleased hurrah"),
        (Mood.Sad, "sad sadly sadness weep wept weeping tear tears cry cried crying sorrow sorrowful grief lonely alone lost poor hungry hunger cold freezing "
            + "frozen die died dying dead death grave sigh sighed sighing mourn miserable tired weary unhappy pity barefoot shivered shivering starved starving"),
        (Mood.Fearful, "fear feared fearful afraid fright frightened frightful terror terrible terrified horror dread dreadful danger dangerous dark darkness black "
            + "shadow scream screamed shriek howl howled growl growled wicked evil robber thief witch monster demon ghost giant angry anger rage raging fury furious "
            + "storm stormy thunder lightning roared roaring kill killed blood bloody trembled trembling curse cursed grim murky boiling"),
        (Mood.Wonder, "magic magical enchanted enchantment spell wish wished wonder wondrous wonderful marvel marvellous marvelous miracle fairy fairies elf elves "
            + "angel gold golden silver shining shone glittering glitter sparkling sparkled dream dreamed dreamt crown jewel treasure glowed glowing charm beautiful"));

    public static readonly Vocabulary<TimeOfDay> Times = new(
        (TimeOfDay.Dawn, "dawn daybreak morning sunrise cockcrow breakfast"),
        (TimeOfDay.Day, "day noon midday daylight afternoon sunshine sunlight"),
        (TimeOfDay.Dusk, "dusk evening sunset twilight nightfall supper"),
        (TimeOfDay.Night, "night midnight moon moonlight star starry starlight candle lantern asleep bedtime dark darkness bed slept"));

    public static readonly Vocabulary<Weather> Weathers = new(
        (Weather.Rain, "rain rained raining rainy drizzle downpour shower puddle"),
        (Weather.Storm, "storm stormy thunder lightning tempest hurricane gale"),
        (Weather.Snow, "snow snowed snowy snowflake frost frosty ice icy winter blizzard icicle"));
}
