namespace Storybook;

/// <summary>The words of things and of living beings.</summary>
internal static class ThingWords
{
    public static readonly Vocabulary<Motif> Motifs = new(
        (Motif.Forest, "forest wood woods tree oak pine fir birch beech grove thicket branch leaf leaves"),
        (Motif.House, "house hut cottage home door roof window chimney hovel cabin farm farmhouse barn mill kitchen hearth"),
        (Motif.Castle, "castle palace tower throne court fortress dungeon"),
        (Motif.Town, "town city village street market church steeple cathedral square"),
        (Motif.Sea, "sea ocean wave shore beach coast tide surf sail island billow"),
        (Motif.River, "river stream brook creek waterfall pond lake"),
        (Motif.Boat, "boat ship sailor vessel mast raft anchor"),
        (Motif.Mountain, "mountain hill peak cliff valley summit rock ridge crag"),
        (Motif.Road, "road path way lane highway journey travelled traveled trail track race"),
        (Motif.Flowers, "flower rose lily daisy violet blossom garden meadow bloom tulip poppy clover"),
        (Motif.Fire, "fire flame blaze bonfire campfire ember spark match"),
        (Motif.Sun, "sun sunshine sunny sunlight sunbeam"),
        (Motif.Moon, "moon moonlight moonbeam"),
        (Motif.Stars, "star starry starlight"));

    public static readonly Vocabulary<Creature> Creatures = new(
        (Creature.Man, "man men fisherman farmer miller woodcutter hunter robber thief father grandfather soldier tailor shoemaker husband master traveller captain judge"),
        (Creature.Woman, "woman women wife mother grandmother lady maid witch widow ilsebill sister"),
        (Creature.Child, "child children boy girl son daughter brother baby"),
        (Creature.King, "king prince emperor pope"),
        (Creature.Queen, "queen princess empress"),
        (Creature.Donkey, "donkey ass mule"),
        (Creature.Horse, "horse mare stallion foal pony colt"),
        (Creature.Dog, "dog hound puppy"),
        (Creature.Cat, "cat kitten pussycat"),
        (Creature.Rooster, "rooster cock hen chicken chick"),
        (Creature.Bird, "bird raven eagle owl sparrow swallow dove gull nightingale lark robin magpie"),
        (Creature.Duck, "duck duckling goose geese swan gosling"),
        (Creature.Wolf, "wolf wolves"),
        (Creature.Fox, "fox vixen"),
        (Creature.Bear, "bear cub"),
        (Creature.Deer, "deer stag fawn hart"),
        (Creature.Sheep, "sheep lamb ram ewe flock"),
        (Creature.Goat, "goat kid"),
        (Creature.Cow, "cow ox oxen bull calf cattle"),
        (Creature.Pig, "pig piglet swine hog boar"),
        (Creature.Lion, "lion lioness"),
        (Creature.Hare, "hare rabbit bunny"),
        (Creature.Tortoise, "tortoise turtle"),
        (Creature.Mouse, "mouse mice rat"),
        (Creature.Frog, "frog toad"),
        (Creature.Fish, "fish flounder carp salmon pike whale dolphin"));
}
