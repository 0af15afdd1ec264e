namespace Storybook;

/// <summary>Draws the picture of a scene, from the sky behind to the paper's edge in front.</summary>
internal static class ScenePainter
{
    private static readonly Action<SvgCanvas, Stage>[] Layers =
    [
        SkyLayer.Draw,
        LightLayer.Draw,
        CloudLayer.Draw,
        MountainLayer.Draw,
        HillLayer.DrawFar,
        CastleLayer.Draw,
        TownLayer.Draw,
        HillLayer.DrawMiddle,
        SeaLayer.Draw,
        ForestLayer.Draw,
        HillLayer.DrawNear,
        WaterwayLayer.Draw,
        HouseLayer.Draw,
        HillLayer.DrawFront,
        RoadLayer.Draw,
        FireLayer.Draw,
        CreatureLayer.Draw,
        MeadowLayer.Draw,
        FramingTreeLayer.Draw,
        BirdLayer.Draw,
        WeatherLayer.Draw,
    ];

    /// <summary>A standalone SVG 1.1 document. The same scene always gives the same text.</summary>
    public static string Paint(Scene scene)
    {
        var reading = SceneReader.Read(scene);
        var canvas = new SvgCanvas(Stage.Width, Stage.Height, scene.Heading, PictureDescription.Of(reading));
        PaintInto(canvas, reading);
        PaperEdge.Draw(canvas, reading);
        return canvas.Finish();
    }

    /// <summary>The picture without its edge, 1200 by 900 units.</summary>
    public static void PaintInto(SvgCanvas canvas, SceneReading reading)
    {
        var stage = new Stage(reading);
        foreach (var draw in Layers)
            draw(canvas, stage);
    }
}
