// What the report's charts use of Apache ECharts, and nothing else. See README.md.
import { init, use } from 'echarts/core';
import { BarChart, BoxplotChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, RadarComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, BoxplotChart, LineChart, RadarChart, ScatterChart,
  GridComponent, MarkAreaComponent, MarkLineComponent, RadarComponent, TooltipComponent,
  SVGRenderer,
]);

export { init };
